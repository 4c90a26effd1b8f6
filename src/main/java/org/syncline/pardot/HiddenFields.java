package org.syncline.pardot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.syncline.remote.RemoteAnswer;

/**
 * Fields that Pardot does not know or show. It refuses a query that asks for one, and its message
 * need not tell which, so that halves are tried.
 */
final class HiddenFields {
  private static final Duration FRESH = Duration.ofMinutes(10);
  private final PardotApi api;
  private final Clock clock;
  private final Map<String, Hidden> hidden = new ConcurrentHashMap<>();

  private record Hidden(Set<String> fields, Instant at) {}

  HiddenFields(PardotApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /** Those that were found lately; nothing is asked. */
  Set<String> known(String object) {
    Hidden known = hidden.get(object);
    boolean fresh = known != null && known.at().plus(FRESH).isAfter(clock.instant());
    return fresh ? known.fields() : Set.of();
  }

  Set<String> find(String object, Set<String> fields) {
    Set<String> found = new TreeSet<>();
    search(object, List.copyOf(fields), found);
    hidden.put(object, new Hidden(found, clock.instant()));
    return found;
  }

  private void search(String object, List<String> fields, Set<String> found) {
    if (fields.isEmpty() || shown(object, fields)) {
      return;
    }
    if (fields.size() == 1) {
      found.add(fields.get(0));
      return;
    }
    int half = fields.size() / 2;
    search(object, fields.subList(0, half), found);
    search(object, fields.subList(half, fields.size()), found);
  }

  private boolean shown(String object, List<String> fields) {
    RemoteAnswer answer =
        api.get(PardotApi.path(object), Map.of("fields", String.join(",", fields), "limit", "1"));
    if (answer.ok()) {
      return true;
    }
    boolean invalid =
        PardotApi.error(answer).filter(e -> e.code() == PardotError.INVALID_FIELDS).isPresent();
    if (!invalid) {
      throw PardotApi.failed("a look for hidden fields", answer);
    }
    return false;
  }
}
