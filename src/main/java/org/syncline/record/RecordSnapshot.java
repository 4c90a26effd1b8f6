package org.syncline.record;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A record as last known, field by field.
 *
 * @param modifiedAt when somebody else than us last altered it; null where unknown
 * @param fields by the system's own field name; a field that is not in here is not provided
 * @param fieldTimes when a field took its value, for the fields whose time is known
 */
public record RecordSnapshot(
    RecordRef ref,
    Instant modifiedAt,
    Map<String, FieldValue> fields,
    Map<String, Instant> fieldTimes,
    ChangedBy changedBy,
    boolean deleted) {

  public FieldValue field(String name) {
    return fields.getOrDefault(name, FieldValue.NOT_PROVIDED);
  }

  public Optional<Instant> fieldTime(String name) {
    return Optional.ofNullable(fieldTimes.get(name));
  }
}
