package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.syncline.intake.Change;
import org.syncline.intake.RemoteReadException;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.RemoteJson;

/** What the answers of queries become. */
final class PardotReads {
  static final String STAMP = "updatedAt";

  private PardotReads() {}

  static <T> T read(Supplier<T> call) {
    try {
      return call.get();
    } catch (RemoteCallException e) {
      throw new RemoteReadException("Pardot: " + e.getMessage(), e.retryAfter(), e);
    }
  }

  static Change change(
      String object, JsonNode row, Set<String> fields, String ourUser, Instant began) {
    return Change.read(
        RecordRef.marketing(object, row.path("id").asText()),
        instant(row),
        values(row, fields),
        row.path("isDeleted").asBoolean(false),
        changedBy(row.path("updatedById").asText(), ourUser),
        began);
  }

  static Map<String, FieldValue> values(JsonNode row, Set<String> fields) {
    Map<String, FieldValue> values = new HashMap<>();
    fields.forEach(name -> values.put(name, RemoteJson.value(at(row, name))));
    return values;
  }

  private static JsonNode at(JsonNode row, String path) {
    JsonNode node = row;
    for (String step : path.split("\\.")) {
      node = node.path(step);
    }
    return node;
  }

  private static ChangedBy changedBy(String user, String ourUser) {
    if (user.isEmpty() || user.equals("null")) {
      return ChangedBy.UNKNOWN;
    }
    return user.equals(ourUser) ? ChangedBy.SYNCLINE : ChangedBy.USER;
  }

  /** Stamps carry the offset of a user: {@code 2025-05-16T11:27:08-07:00}. */
  static Instant instant(JsonNode row) {
    return OffsetDateTime.parse(row.path(STAMP).asText()).toInstant();
  }
}
