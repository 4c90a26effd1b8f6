package org.syncline.kept;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syncline.database.Rows;
import org.syncline.intake.Change;
import org.syncline.mapping.DeclaredActivity;
import org.syncline.record.ChangedBy;
import org.syncline.record.ExternalActivities;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * What somebody posts of a prospect, checked.
 *
 * @param prospect who did it; it need not have been read yet
 * @param at when, or when it was posted
 * @param key the sender's own; a digest of what was sent where none is given
 */
public record PostedActivity(
    DeclaredActivity type,
    RecordRef prospect,
    Instant at,
    String key,
    Map<String, FieldValue> values) {

  /**
   * The key of one that brings none: the same content is the same activity.
   *
   * @param at as it was sent; without one, what is done twice counts once
   */
  public static String digest(
      RecordRef prospect, Optional<Instant> at, Map<String, FieldValue> values) {
    return "\n%s\n%s\n%s"
        .formatted(
            prospect.id(), at.map(Instant::toString).orElse(""), Rows.json(new TreeMap<>(values)));
  }

  /** A key counts for its type: whoever registered may attend under the same. */
  public RecordRef record() {
    return ExternalActivities.posted(type.name() + "\n" + key);
  }

  /** As a poll would tell of it. */
  public Change change() {
    Map<String, FieldValue> fields = new HashMap<>(values);
    fields.put("extension", FieldValue.of(type.extension()));
    fields.put("type", FieldValue.of(type.type()));
    fields.put("createdAt", FieldValue.of(at.toString()));
    fields.put("prospectId", FieldValue.of(prospect.id()));
    return new Change(
        record(),
        at,
        fields,
        Map.of(),
        false,
        ChangedBy.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }
}
