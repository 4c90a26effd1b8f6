package org.syncline.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** A change as it waits in the intake; {@code id} is its place in the order of acceptance. */
record IntakeRow(
    long id,
    RecordRef record,
    Instant modifiedAt,
    Instant readStartedAt,
    Instant receivedAt,
    Map<String, FieldValue> fields,
    Map<String, Instant> fieldTimes,
    boolean deleted,
    ChangedBy changedBy,
    String digest,
    boolean again) {

  static IntakeRow of(Change change, Instant receivedAt, boolean again) {
    return new IntakeRow(
        0,
        change.record(),
        change.modifiedAt(),
        change.readStartedAt().orElse(null),
        receivedAt,
        change.fields(),
        change.fieldTimes(),
        change.deleted(),
        change.changedBy(),
        ChangeDigest.of(change),
        again);
  }

  Change change() {
    return new Change(
        record,
        modifiedAt,
        fields,
        fieldTimes,
        deleted,
        changedBy,
        Optional.ofNullable(readStartedAt),
        Optional.empty());
  }
}
