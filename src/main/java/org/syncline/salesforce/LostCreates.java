package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteJson;

/** Finds what creates with a lost answer have made. */
final class LostCreates {
  /** Our clock and the org's may differ this much. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final String EMAIL = "Email";
  private static final String PHONE = "Phone";

  /** What tells people apart; who has the same of all that were sent is the one we made. */
  private static final List<String> TELLING =
      List.of(EMAIL, "LastName", "FirstName", "Company", PHONE);

  private final SalesforceApi api;
  private final ExternalIds externalIds;

  LostCreates(SalesforceApi api, ExternalIds externalIds) {
    this.api = api;
    this.externalIds = externalIds;
  }

  /** The made records by the id of the write; all of the writes are of one object. */
  Map<Long, String> find(List<Write> lost) {
    String object = lost.get(0).object();
    return externalIds.on(object) ? byKey(object, lost) : byLooks(object, lost);
  }

  private Map<Long, String> byKey(String object, List<Write> lost) {
    Map<String, Long> writes = lost.stream().collect(Collectors.toMap(ExternalIds::of, Write::id));
    Map<Long, String> found = new HashMap<>();
    for (JsonNode row : rows(Soql.byKey(object, externalIds.field(), writes.keySet()))) {
      found.put(writes.get(row.path(externalIds.field()).asText()), row.path("Id").asText());
    }
    return found;
  }

  private Map<Long, String> byLooks(String object, List<Write> lost) {
    Instant since =
        lost.stream().map(Write::firstSentAt).min(Instant::compareTo).orElseThrow().minus(SKEW);
    Set<String> fields = new TreeSet<>();
    lost.forEach(write -> fields.addAll(telling(write)));
    Set<String> taken = new HashSet<>();
    Map<Long, String> found = new HashMap<>();
    List<JsonNode> rows = rows(Soql.createdBy(object, api.userId(), since, fields));
    for (Write write : lost) {
      like(write, rows, taken)
          .ifPresent(
              id -> {
                taken.add(id);
                found.put(write.id(), id);
              });
    }
    return found;
  }

  /** Orgs like to store phones in a form of their own, so that an address is better. */
  private static Collection<String> telling(Write write) {
    boolean byAddress = write.fields().getOrDefault(EMAIL, FieldValue.BLANK).present();
    List<String> telling =
        TELLING.stream()
            .filter(write.fields()::containsKey)
            .filter(field -> !byAddress || !field.equals(PHONE))
            .toList();
    return telling.isEmpty() ? write.fields().keySet() : telling;
  }

  private static Optional<String> like(Write write, List<JsonNode> rows, Set<String> taken) {
    for (JsonNode row : rows) {
      String id = row.path("Id").asText();
      boolean same =
          telling(write).stream()
              .allMatch(
                  field -> same(RemoteJson.value(row.path(field)), write.fields().get(field)));
      if (same && !taken.contains(id) && !row.path("IsDeleted").asBoolean()) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  private static boolean same(FieldValue stored, FieldValue sent) {
    return stored.text().strip().equalsIgnoreCase(sent.text().strip());
  }

  private List<JsonNode> rows(String soql) {
    List<JsonNode> rows = new ArrayList<>();
    RemoteAnswer answer = api.queryAll(soql);
    while (true) {
      if (!answer.ok()) {
        throw SalesforceReads.failed("the look for lost creates", answer);
      }
      SalesforceReads.records(answer).forEach(rows::add);
      JsonNode body = answer.json();
      if (body.path("done").asBoolean() || !body.hasNonNull("nextRecordsUrl")) {
        return rows;
      }
      answer = api.more(body.path("nextRecordsUrl").asText());
    }
  }
}
