package org.syncline.remote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The time during which a system is left alone, because it asked for that. */
final class QuietTime {
  private final Clock clock;
  private final AtomicReference<Instant> until = new AtomicReference<>(Instant.MIN);

  QuietTime(Clock clock) {
    this.clock = clock;
  }

  /** Several may ask at once, and the longest time holds. */
  void last(Duration duration) {
    until.accumulateAndGet(
        clock.instant().plus(duration), (one, other) -> one.isAfter(other) ? one : other);
  }

  /**
   * Lets a call pass.
   *
   * @throws RemoteCallException as long as it is quiet
   */
  void check() {
    Instant now = clock.instant();
    Instant end = until.get();
    if (end.isAfter(now)) {
      Duration left = Duration.between(now, end);
      throw RemoteCallException.notDone(
          "asked to stay away for another " + Math.max(1, left.toSeconds()) + " s",
          Optional.of(left),
          null);
    }
  }
}
