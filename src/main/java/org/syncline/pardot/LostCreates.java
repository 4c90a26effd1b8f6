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
import org.syncline.record.FieldValue;

/** Finds what creates with a lost answer have made, once a read can show it. */
final class LostCreates {
  static final String MEMBERSHIP = "listMembership";

  /** Our clock and Pardot's may differ this much. */
  static final Duration SKEW = Duration.ofMinutes(5);

  private final PardotApi api;
  private final Duration readLag;
  private final Clock clock;
  private final LostMemberships memberships;

  LostCreates(PardotApi api, Duration readLag, Clock clock) {
    this.api = api;
    this.readLag = readLag;
    this.clock = clock;
    this.memberships = new LostMemberships(api);
  }

  /** The made records by the id of the write; empty as long as a read may not show them yet. */
  Optional<Map<Long, String>> find(List<Write> lost) {
    Instant last = time(lost, true);
    if (clock.instant().isBefore(last.plus(readLag))) {
      return Optional.empty();
    }
    return Optional.of(
        lost.get(0).object().equals(MEMBERSHIP) ? memberships.find(lost) : prospects(lost));
  }

  private Map<Long, String> prospects(List<Write> lost) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("fields", "id,email,createdAt,createdById");
    parameters.put("orderBy", "id ASC");
    parameters.put("limit", "1000");
    parameters.put("deleted", "all");
    parameters.put("createdAtAfterOrEqualTo", PardotReads.filter(time(lost, false).minus(SKEW)));
    return matched(lost, api.all(PardotApi.path(lost.get(0).object()), parameters));
  }

  static Instant time(List<Write> lost, boolean latest) {
    return lost.stream()
        .map(Write::firstSentAt)
        .reduce((one, other) -> one.isAfter(other) == latest ? one : other)
        .orElseThrow();
  }

  private Map<Long, String> matched(List<Write> lost, List<JsonNode> rows) {
    Map<Long, String> found = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Write write : lost) {
      rows.stream()
          .filter(row -> madeBy(write, row))
          .map(row -> row.path("id").asText())
          .filter(taken::add)
          .findFirst()
          .ifPresent(id -> found.put(write.id(), id));
    }
    return found;
  }

  private boolean madeBy(Write write, JsonNode row) {
    String email = write.fields().getOrDefault("email", FieldValue.BLANK).text();
    return !email.isEmpty()
        && row.path("email").asText().equalsIgnoreCase(email)
        && PardotReads.instant(row.path("createdAt"))
            .filter(made -> !made.isBefore(write.firstSentAt().minus(SKEW)))
            .isPresent()
        && ours(row);
  }

  /** Where we know as whom we act, somebody else's prospect of that address is not ours. */
  private boolean ours(JsonNode row) {
    String us = api.ourUser();
    String creator = row.path("createdById").asText("");
    return us.isEmpty() || creator.isEmpty() || creator.equals("null") || creator.equals(us);
  }
}
