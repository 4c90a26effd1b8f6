package org.syncline.mirror;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.syncline.database.Patch;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * A record of the mirror as it is to be stored, beside what is stored now; both under lock.
 *
 * @param before null where the record is not in the mirror
 */
public record Alteration(Mirrored before, Mirrored after) {
  /** What is stored of a record whose keys are the same and of which no field has gone. */
  record Part(
      RecordRef record,
      Instant stamp,
      Instant modifiedAt,
      Map<String, FieldValue> fields,
      Map<String, Instant> fieldTimes,
      Map<String, Written> written,
      ChangedBy changedBy,
      boolean deleted,
      Standing standing,
      String refused) {}

  /** Whether nothing has changed but how the record stands. */
  boolean ofStandingOnly() {
    return before != null && before.standing(after.standing()).equals(after);
  }

  Optional<Part> part() {
    return before == null || !before.matchKeys().equals(after.matchKeys())
        ? Optional.empty()
        : Patch.of(before.fields(), after.fields()).map(this::part);
  }

  private Part part(Map<String, FieldValue> changed) {
    return new Part(
        after.ref(),
        after.stamp(),
        after.modifiedAt(),
        changed,
        after.fieldTimes(),
        after.written(),
        after.changedBy(),
        after.deleted(),
        after.standing(),
        after.refused());
  }
}
