package org.syncline.sandbox.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The last calls that stand-ins have taken, each key of a sender once. */
public final class ReceivedLog {
  private static final int KEPT = 10_000;

  private final Deque<Received> calls = new ArrayDeque<>();
  private final Map<String, String> ids = new LinkedHashMap<>();
  private long last;

  /**
   * What became of a call.
   *
   * @param first whether it was not there before
   */
  public record Taken(String id, boolean first) {}

  /**
   * Takes a call, unless the same stand-in has taken one with its key before.
   *
   * @param call made of the id that it gets
   */
  public synchronized Taken take(
      String name, Optional<String> key, Function<String, Received> call) {
    String known = key.map(one -> ids.get(name + " " + one)).orElse(null);
    if (known != null) {
      return new Taken(known, false);
    }
    String id = name + "-" + ++last;
    key.ifPresent(one -> ids.put(name + " " + one, id));
    if (ids.size() > KEPT) {
      ids.remove(ids.keySet().iterator().next());
    }
    add(call.apply(id));
    return new Taken(id, true);
  }

  public synchronized void add(Received call) {
    if (calls.size() == KEPT) {
      calls.removeFirst();
    }
    calls.addLast(call);
  }

  /** Newest last. */
  public synchronized List<Received> find(Predicate<Received> wanted) {
    return calls.stream().filter(wanted).toList();
  }

  /** Forgets calls and keys. */
  public synchronized void clear() {
    calls.clear();
    ids.clear();
  }
}
