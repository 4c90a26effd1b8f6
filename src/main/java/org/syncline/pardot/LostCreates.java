package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.outbox.Write;
import org.syncline.remote.RemoteAnswer;

/** Finds what creates with a lost answer have made, once a read can show it. */
final class LostCreates {
  /** Our clock and Pardot's may differ this much. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final PardotApi api;
  private final Duration readLag;
  private final Clock clock;

  LostCreates(PardotApi api, Duration readLag, Clock clock) {
    this.api = api;
    this.readLag = readLag;
    this.clock = clock;
  }

  /** The made prospects by the id of the write; empty as long as a read may not show them yet. */
  Optional<Map<Long, String>> find(List<Write> lost) {
    Instant last = time(lost, true);
    if (clock.instant().isBefore(last.plus(readLag))) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("fields", "id,email,createdAt,createdById");
    parameters.put("orderBy", "id ASC");
    parameters.put("limit", "1000");
    parameters.put("createdAtAfterOrEqualTo", time(lost, false).minus(SKEW).toString());
    Map<Long, String> found = new HashMap<>();
    Set<String> taken = new HashSet<>();
    String path = PardotApi.path(lost.get(0).object());
    for (boolean more = true; more; ) {
      RemoteAnswer answer = api.page(path, parameters);
      match(lost, PardotApi.values(answer), found, taken);
      String token = answer.body().isEmpty() ? "" : answer.json().path("nextPageToken").asText("");
      more = !token.isEmpty() && !token.equals("null");
      parameters.keySet().retainAll(Set.of("fields"));
      parameters.put("nextPageToken", token);
    }
    return Optional.of(found);
  }

  private static Instant time(List<Write> lost, boolean latest) {
    return lost.stream()
        .map(Write::firstSentAt)
        .reduce((one, other) -> one.isAfter(other) == latest ? one : other)
        .orElseThrow();
  }

  private void match(List<Write> lost, JsonNode rows, Map<Long, String> found, Set<String> taken) {
    for (Write write : lost) {
      String email = write.fields().get("email").text();
      for (JsonNode row : rows) {
        String id = row.path("id").asText();
        boolean same = row.path("email").asText().equalsIgnoreCase(email) && ours(row);
        if (same && !found.containsKey(write.id()) && taken.add(id)) {
          found.put(write.id(), id);
        }
      }
    }
  }

  /** Where we know as whom we act, somebody else's prospect of that address is not ours. */
  private boolean ours(JsonNode row) {
    String us = api.ourUser();
    String creator = row.path("createdById").asText("");
    return us.isEmpty() || creator.isEmpty() || creator.equals("null") || creator.equals(us);
  }
}
