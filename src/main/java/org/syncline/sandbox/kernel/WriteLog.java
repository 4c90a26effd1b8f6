package org.syncline.sandbox.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The last writes on both sides, so that a test or a newcomer can see who wrote what. */
public final class WriteLog implements Consumer<Written> {
  private static final int KEPT = 100_000;

  private final Deque<Written> writes = new ArrayDeque<>();
  private long total;

  @Override
  public synchronized void accept(Written write) {
    if (writes.size() == KEPT) {
      writes.removeFirst();
    }
    writes.addLast(write);
    total++;
  }

  /** The newest writes that fit, newest last. */
  public synchronized List<Written> find(Predicate<Written> wanted, int limit) {
    List<Written> found = writes.stream().filter(wanted).toList();
    return found.subList(Math.max(0, found.size() - limit), found.size());
  }

  /** How many writes there were since the start or the last {@link #clear}. */
  public synchronized long total() {
    return total;
  }

  public synchronized void clear() {
    writes.clear();
    total = 0;
  }
}
