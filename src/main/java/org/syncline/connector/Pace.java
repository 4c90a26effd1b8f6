package org.syncline.connector;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How soon after a turn the next may begin. A batch costs nearly as much for one record as for
 * twenty, so under load it pays to let some gather; who comes after a pause waits for nobody, and
 * full batches follow each other at once. Shared by the workers that do the same work.
 */
final class Pace {
  private final long interval;
  private final LongSupplier nanos;
  private long next;

  Pace(long intervalNanos, LongSupplier nanos) {
    this.interval = intervalNanos;
    this.nanos = nanos;
    this.next = nanos.getAsLong();
  }

  /** Takes the next turn; answers in how many nanoseconds it begins. */
  synchronized long turn() {
    long now = nanos.getAsLong();
    long begin = Math.max(now, next);
    next = begin + interval;
    return begin - now;
  }

  /** A turn that began a moment ago has ended. */
  synchronized void ended(Worked worked) {
    if (worked != Worked.SOME) {
      next = Math.min(next, nanos.getAsLong());
    }
  }

  void awaitTurn() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(turn());
  }
}
