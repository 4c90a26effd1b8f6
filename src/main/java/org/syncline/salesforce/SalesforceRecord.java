package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.syncline.intake.Change;
import org.syncline.intake.RemoteReadException;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.remote.RemoteJson;

/** A row of a query as a change. */
final class SalesforceRecord {
  /** {@code 2024-09-09T13:08:34.000+0000}: an offset with no colon. */
  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  private SalesforceRecord() {}

  static Change change(
      String object, JsonNode row, Set<String> fields, String ourUser, Instant began) {
    Map<String, FieldValue> values = new HashMap<>();
    fields.forEach(path -> values.put(path, RemoteJson.value(at(row, path))));
    return Change.read(
        RecordRef.crm(object, id(object, row)),
        instant(row.path(Soql.STAMP)),
        values,
        row.path("IsDeleted").asBoolean(false),
        changedBy(row.path("LastModifiedById").asText(), ourUser),
        began);
  }

  private static String id(String object, JsonNode row) {
    String id = row.path("Id").asText();
    if (id.isBlank()) {
      throw new RemoteReadException("Salesforce: a row of " + object + " has no Id", null);
    }
    return id;
  }

  /** One that a query by id no longer finds: not even in the recycle bin. */
  static Change gone(String object, String id, Instant at, Instant began) {
    return Change.read(RecordRef.crm(object, id), at, Map.of(), true, ChangedBy.UNKNOWN, began);
  }

  private static ChangedBy changedBy(String user, String ourUser) {
    if (user.isEmpty()) {
      return ChangedBy.UNKNOWN;
    }
    return user.equals(ourUser) ? ChangedBy.SYNCLINE : ChangedBy.USER;
  }

  /** The value of a field or a joined one; a missing parent makes its fields blank. */
  static JsonNode at(JsonNode row, String path) {
    if (path.indexOf('.') < 0) {
      return row.path(path);
    }
    JsonNode node = row;
    for (String step : path.split("\\.")) {
      node = node == null || node.isNull() ? MissingNode.getInstance() : node.path(step);
    }
    return node;
  }

  static Instant instant(JsonNode stamp) {
    try {
      return OffsetDateTime.parse(stamp.asText(), STAMP).toInstant();
    } catch (DateTimeParseException e) {
      throw new RemoteReadException("Salesforce: '" + stamp.asText() + "' is no time stamp", e);
    }
  }
}
