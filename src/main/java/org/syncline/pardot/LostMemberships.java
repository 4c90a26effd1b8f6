package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;

/**
 * Finds the list memberships that creates with a lost answer have made. A prospect is in a list
 * once, so that whoever is in it now need not be put there again, whoever did it.
 */
final class LostMemberships {
  private static final String LIST = "listId";
  private static final String PROSPECT = "prospectId";

  private final PardotApi api;

  LostMemberships(PardotApi api) {
    this.api = api;
  }

  Map<Long, String> find(List<Write> lost) {
    Map<Long, String> found = new HashMap<>();
    lost.stream()
        .collect(Collectors.groupingBy(write -> field(write, LIST)))
        .forEach((list, writes) -> found.putAll(find(list, writes)));
    return found;
  }

  /** By the last change: one that comes back may keep the time when it was first made. */
  private Map<Long, String> find(String list, List<Write> lost) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("fields", "id,prospectId,isDeleted,createdAt");
    parameters.put("orderBy", "id ASC");
    parameters.put("limit", "1000");
    parameters.put("deleted", "all");
    parameters.put(LIST, list);
    parameters.put(
        "updatedAtAfterOrEqualTo",
        PardotReads.filter(LostCreates.time(lost, false).minus(LostCreates.SKEW)));
    List<JsonNode> rows = api.all(PardotApi.path(LostCreates.MEMBERSHIP), parameters);
    Map<Long, String> found = new HashMap<>();
    for (Write write : lost) {
      rows.stream()
          .filter(row -> madeBy(write, row))
          .forEach(row -> found.put(write.id(), row.path("id").asText()));
    }
    return found;
  }

  /** One that is gone again was made by the write only if it came after it. */
  private static boolean madeBy(Write write, JsonNode row) {
    return row.path(PROSPECT).asText().equals(field(write, PROSPECT))
        && (!row.path("isDeleted").asBoolean()
            || PardotReads.instant(row.path("createdAt"))
                .filter(made -> !made.isBefore(write.firstSentAt().minus(LostCreates.SKEW)))
                .isPresent());
  }

  private static String field(Write write, String name) {
    return write.fields().getOrDefault(name, FieldValue.BLANK).text();
  }
}
