package org.syncline.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.record.FieldValue;
import org.syncline.record.Keepable;
import org.syncline.record.RecordRef;

/**
 * Sets aside values that the database cannot keep, as sync errors of their fields: the record's
 * other fields, and the other records of the page, go on.
 */
@ApplicationScoped
class Unreadable {
  private final SyncErrorRepository errors;

  Unreadable(SyncErrorRepository errors) {
    this.errors = errors;
  }

  /** The changes without such values. */
  List<Change> setAside(List<Change> changes, Instant now) {
    List<Change> kept = new ArrayList<>();
    List<SyncError> found = new ArrayList<>();
    List<RecordRef> whole = new ArrayList<>();
    for (Change change : changes) {
      Map<String, FieldValue> fields = new HashMap<>(change.fields());
      fields.entrySet().removeIf(field -> unkeepable(change.record(), field, now, found));
      boolean all = fields.size() == change.fields().size();
      kept.add(all ? change : change.with(fields));
      if (all) {
        whole.add(change.record());
      }
    }
    errors.resolveUnreadable(whole);
    errors.report(found);
    return kept;
  }

  private static boolean unkeepable(
      RecordRef record, Map.Entry<String, FieldValue> field, Instant now, List<SyncError> found) {
    Optional<String> problem = Keepable.problem(field.getValue());
    problem.ifPresent(why -> found.add(error(record, field, why, now)));
    return problem.isPresent();
  }

  private static SyncError error(
      RecordRef record, Map.Entry<String, FieldValue> field, String why, Instant now) {
    return SyncError.open(
        record,
        null,
        field.getKey(),
        "unreadable",
        "UNREADABLE_VALUE",
        field.getKey() + " " + why,
        FieldValue.of(Keepable.shown(field.getValue().text())),
        null,
        now);
  }
}
