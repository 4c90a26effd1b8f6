package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
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
  private static final Logger LOG = Logger.getLogger(PardotReads.class);

  private PardotReads() {}

  static <T> T read(Supplier<T> call) {
    try {
      return call.get();
    } catch (RemoteCallException e) {
      throw new RemoteReadException("Pardot: " + e.getMessage(), e.retryAfter(), e);
    }
  }

  /** Empty where the row does not tell which record it is, or when that changed. */
  static Optional<Change> change(
      String object, JsonNode row, Set<String> fields, String ourUser, Instant began) {
    String seenAt = PardotObject.of(object).seenAt();
    Optional<Instant> stamp = instant(row.path(seenAt)).or(() -> stamp(row));
    if (stamp.isEmpty() || !row.hasNonNull("id")) {
      LOG.warnf(
          "A row of %s is left out, because of its id '%s' or its %s '%s'",
          object, row.path("id").asText(), seenAt, row.path(seenAt).asText());
      return Optional.empty();
    }
    return stamp.map(at -> change(object, row, at, fields, ourUser, began));
  }

  private static Change change(
      String object, JsonNode row, Instant at, Set<String> fields, String us, Instant began) {
    return Change.read(
        RecordRef.marketing(object, row.path("id").asText()),
        at,
        values(row, fields),
        row.path("isDeleted").asBoolean(false),
        changedBy(row.path("updatedById").asText(), us),
        began);
  }

  /** What the row tells of these fields; one that is not in it is not provided. */
  static Map<String, FieldValue> values(JsonNode row, Set<String> fields) {
    Map<String, FieldValue> values = new HashMap<>();
    for (String name : fields) {
      JsonNode node = at(row, name);
      if (!node.isMissingNode()) {
        values.put(name, RemoteJson.value(node));
      }
    }
    return values;
  }

  /** A field of a record that is not referred to is null, like the reference. */
  private static JsonNode at(JsonNode row, String path) {
    if (path.indexOf('.') < 0) {
      return row.path(path);
    }
    JsonNode node = row;
    for (String step : path.split("\\.")) {
      node = node.isNull() ? node : node.path(step);
    }
    return node;
  }

  private static ChangedBy changedBy(String user, String ourUser) {
    if (user.isEmpty() || user.equals("null")) {
      return ChangedBy.UNKNOWN;
    }
    return user.equals(ourUser) ? ChangedBy.SYNCLINE : ChangedBy.USER;
  }

  static Optional<Instant> stamp(JsonNode row) {
    return instant(row.path(STAMP));
  }

  /** Times carry the offset of a user: {@code 2025-05-16T11:27:08-07:00}. */
  static Optional<Instant> instant(JsonNode time) {
    try {
      return Optional.of(OffsetDateTime.parse(time.asText()).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A time as the value of a filter; Pardot knows whole seconds. */
  static String filter(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
