package org.syncline.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * What a poll, a push or a webhook reports about one record.
 *
 * @param modifiedAt the system's own stamp of the record; whole seconds in both real systems
 * @param fields by the system's own field name; a field that is not in here is not provided
 * @param fieldTimes when single fields changed, where the reporter knows
 * @param readStartedAt when the read that showed this began, by our clock; empty for a push
 * @param key the sender's own key of this message, if it gave one
 */
public record Change(
    RecordRef record,
    Instant modifiedAt,
    Map<String, FieldValue> fields,
    Map<String, Instant> fieldTimes,
    boolean deleted,
    ChangedBy changedBy,
    Optional<Instant> readStartedAt,
    Optional<String> key) {

  /** A change as a read of the system shows it. */
  public static Change read(
      RecordRef record,
      Instant modifiedAt,
      Map<String, FieldValue> fields,
      boolean deleted,
      ChangedBy changedBy,
      Instant readStartedAt) {
    return new Change(
        record,
        modifiedAt,
        fields,
        Map.of(),
        deleted,
        changedBy,
        Optional.of(readStartedAt),
        Optional.empty());
  }

  /** The same with other fields. */
  public Change with(Map<String, FieldValue> others) {
    return new Change(
        record, modifiedAt, others, fieldTimes, deleted, changedBy, readStartedAt, key);
  }
}
