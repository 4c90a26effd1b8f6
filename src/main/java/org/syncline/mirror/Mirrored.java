package org.syncline.mirror;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;

/**
 * A record as last known.
 *
 * @param stamp the largest stamp seen, for telling older snapshots from newer ones
 * @param modifiedAt when somebody else than us last altered it
 * @param written by field: what we wrote and no later read has shown yet
 * @param matchKeys normalised values under which a partner may be found
 * @param refused what was refused when a partner was to be created; null where nothing was
 */
public record Mirrored(
    @JsonProperty("record") RecordRef ref,
    Instant stamp,
    Instant modifiedAt,
    Map<String, FieldValue> fields,
    Map<String, Instant> fieldTimes,
    Map<String, Written> written,
    ChangedBy changedBy,
    boolean deleted,
    Set<String> matchKeys,
    Standing standing,
    String refused) {

  public FieldValue field(String name) {
    return fields.getOrDefault(name, FieldValue.NOT_PROVIDED);
  }

  /** The latest state that we know of: what was read, or what our own write made of it. */
  public Instant seenStamp() {
    return Written.latest(stamp, written.values());
  }

  /** The same, as if a field had this value. */
  public Mirrored with(String field, FieldValue value) {
    Map<String, FieldValue> values = new HashMap<>(fields);
    values.put(field, value);
    return new Mirrored(
        ref,
        stamp,
        modifiedAt,
        values,
        fieldTimes,
        written,
        changedBy,
        deleted,
        matchKeys,
        standing,
        refused);
  }

  public RecordSnapshot snapshot() {
    return new RecordSnapshot(ref, modifiedAt, fields, fieldTimes, changedBy, deleted);
  }

  public Mirrored standing(Standing next) {
    return new Mirrored(
        ref,
        stamp,
        modifiedAt,
        fields,
        fieldTimes,
        written,
        changedBy,
        deleted,
        matchKeys,
        next,
        refused);
  }

  public Mirrored matchKeys(Set<String> keys) {
    return new Mirrored(
        ref,
        stamp,
        modifiedAt,
        fields,
        fieldTimes,
        written,
        changedBy,
        deleted,
        keys,
        standing,
        refused);
  }

  public Mirrored refused(String what) {
    return new Mirrored(
        ref,
        stamp,
        modifiedAt,
        fields,
        fieldTimes,
        written,
        changedBy,
        deleted,
        matchKeys,
        standing,
        what);
  }

  /** After our own archiving or restoring was confirmed. */
  public Mirrored lives(boolean now, Instant confirmedAt, Instant trustedFrom) {
    Map<String, Written> marks = new HashMap<>(written);
    FieldValue archived = FieldValue.of(!now);
    marks.put(
        Written.LIFE,
        new Written(
            archived,
            confirmedAt,
            null,
            trustedFrom,
            FieldValue.of(now),
            FieldValue.NOT_PROVIDED,
            false));
    return new Mirrored(
        ref,
        stamp,
        modifiedAt,
        fields,
        fieldTimes,
        marks,
        changedBy,
        !now,
        matchKeys,
        standing,
        refused);
  }

  /** After our own write was confirmed: a field's time is that of its value here. */
  public Mirrored wrote(
      Map<String, FieldValue> values, Map<String, Written> marks, Instant confirmedAt) {
    Map<String, Instant> times = new HashMap<>(fieldTimes);
    marks.keySet().stream()
        .filter(name -> marks.get(name).confirmedAt().equals(confirmedAt))
        .filter(name -> !marks.get(name).touched())
        .forEach(name -> times.put(name, confirmedAt));
    return new Mirrored(
        ref,
        stamp,
        modifiedAt,
        values,
        times,
        marks,
        changedBy,
        deleted,
        matchKeys,
        standing,
        refused);
  }
}
