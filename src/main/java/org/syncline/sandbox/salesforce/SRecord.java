package org.syncline.sandbox.salesforce;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** A record; immutable, an edit makes another. Stamps are whole seconds. */
record SRecord(
    SObjectType type,
    String id,
    Map<String, Object> fields,
    Instant created,
    Instant modified,
    Instant stamp,
    String createdBy,
    String modifiedBy,
    boolean deleted) {
  /** As callers may write a time: with or without milliseconds, offsets in any form. */
  private static final DateTimeFormatter GIVEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX][X]");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

  static String text(Instant instant) {
    return STAMP.format(instant);
  }

  /**
   * @throws java.time.format.DateTimeParseException if it is no time
   */
  static Instant instant(String given) {
    return OffsetDateTime.parse(given, GIVEN).toInstant();
  }

  /** The value of one of its own fields; stamps as instants, no value as null. */
  Object get(String field) {
    return switch (field) {
      case "Id" -> id;
      case "IsDeleted" -> deleted;
      case "CreatedDate" -> created;
      case "LastModifiedDate" -> modified;
      case "SystemModstamp" -> stamp;
      case "CreatedById" -> createdBy;
      case "LastModifiedById" -> modifiedBy;
      case "Name" -> type.hasTwoNames() ? name() : fields.get("Name");
      default -> own(field);
    };
  }

  private Object own(String field) {
    Object value = fields.get(field);
    return value == null ? type.unfilled(field) : value;
  }

  private String name() {
    Object first = fields.get("FirstName");
    return (first == null ? "" : first + " ") + fields.get("LastName");
  }

  SRecord changed(Map<String, Object> next, Instant at, String by) {
    return new SRecord(type, id, next, created, at, at, createdBy, by, deleted);
  }

  SRecord deleted(boolean gone, Instant at, String by) {
    return new SRecord(type, id, fields, created, at, at, createdBy, by, gone);
  }

  /** The org itself changed it: only the system's own stamp moves, and never back. */
  SRecord touched(Map<String, Object> next, Instant at) {
    Instant later = at.isAfter(stamp) ? at : stamp;
    return new SRecord(type, id, next, created, modified, later, createdBy, modifiedBy, deleted);
  }
}
