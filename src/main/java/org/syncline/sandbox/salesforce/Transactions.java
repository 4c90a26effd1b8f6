package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.syncline.sandbox.kernel.Written;

/** Several saves of which all count, or none: also none of them is in the log of writes. */
final class Transactions implements Consumer<Written> {
  private final SalesforceStore store;
  private final Consumer<Written> log;
  private final ThreadLocal<List<Written>> held = new ThreadLocal<>();

  Transactions(SalesforceStore store, Consumer<Written> log) {
    this.store = store;
    this.log = log;
  }

  @Override
  public void accept(Written write) {
    List<Written> holding = held.get();
    if (holding == null) {
      log.accept(write);
    } else {
      holding.add(write);
    }
  }

  /** Does the work; where it failed, all is as it was before. */
  <T> T allOrNone(Supplier<T> work, Predicate<T> failed) {
    if (held.get() != null) {
      return work.get();
    }
    synchronized (store) {
      SalesforceStore.Memory before = store.remember();
      held.set(new ArrayList<>());
      boolean done = false;
      try {
        T result = work.get();
        done = !failed.test(result);
        return result;
      } finally {
        List<Written> holding = held.get();
        held.remove();
        if (done) {
          holding.forEach(log);
        } else {
          store.restore(before);
        }
      }
    }
  }
}
