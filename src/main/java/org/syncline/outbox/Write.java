package org.syncline.outbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.FieldValue;
import org.syncline.record.Words;

/**
 * One write to one record of a system.
 *
 * @param id of the outbox row; stable over retries
 * @param recordId the target; empty for a create
 * @param fields the system's own field names; values are present or blank, never not provided; of a
 *     tag's put-on or take-off only {@link #TAG_NAME}
 * @param firstSentAt when this write was first handed to the writer, for looking up a create whose
 *     answer was lost
 * @param byActiveRule whether the CRM's active assignment rule chooses the owner of a new record
 */
public record Write(
    long id,
    String object,
    Kind kind,
    Optional<String> recordId,
    Map<String, FieldValue> fields,
    Instant firstSentAt,
    boolean byActiveRule) {
  /** The one field of {@link Kind#TAG} and {@link Kind#UNTAG}. */
  public static final String TAG_NAME = "tagName";

  public Write(
      long id,
      String object,
      Kind kind,
      Optional<String> recordId,
      Map<String, FieldValue> fields,
      Instant firstSentAt) {
    this(id, object, kind, recordId, fields, firstSentAt, false);
  }

  /** What is done to the target. */
  public enum Kind {
    CREATE,
    UPDATE,
    /** Puts the record into the recycle bin. */
    ARCHIVE,
    /** Takes it out of there. */
    RESTORE,
    /** Puts a tag on the record; one that is there already is fine. */
    TAG,
    /** Takes a tag off; one that is not there is fine. */
    UNTAG;

    /** Whether it is done to the record as a whole. */
    public boolean ofLife() {
      return this == ARCHIVE || this == RESTORE;
    }

    /** Whether it leaves all fields as they are. */
    public boolean ofTag() {
      return this == TAG || this == UNTAG;
    }

    @JsonCreator
    public static Kind of(String word) {
      return Words.parse(Kind.class, word).orElseThrow();
    }

    @JsonValue
    public String word() {
      return Words.kebab(this);
    }
  }
}
