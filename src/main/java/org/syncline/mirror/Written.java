package org.syncline.mirror;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.syncline.intake.Change;
import org.syncline.record.FieldValue;

/**
 * A value that we wrote to a field, kept until a read that surely came later was seen.
 *
 * @param confirmedAt when the write was confirmed, by our clock
 * @param stamp the record's stamp after the write; null where the answer did not tell
 * @param trustedFrom reads that began earlier may still show the state before the write
 * @param before what the field showed before the write
 * @param partner what the other side showed when the write was decided
 * @param touched whether somebody's edit was seen since it was handed out; which of the two came
 *     last, only a later read can tell, and until then the mirror keeps the edit
 */
public record Written(
    FieldValue value,
    Instant confirmedAt,
    Instant stamp,
    Instant trustedFrom,
    FieldValue before,
    FieldValue partner,
    boolean touched) {

  /** The mark's name where we have archived or restored the whole record. */
  static final String LIFE = "(archived)";

  /** The last stamp that a record is known to have had. */
  static Instant latest(Instant read, Collection<Written> marks) {
    return marks.stream()
        .map(Written::stamp)
        .filter(Objects::nonNull)
        .filter(read::isBefore)
        .max(Instant::compareTo)
        .orElse(read);
  }

  /** Whether what the change shows is surely not older than this write. */
  boolean precedes(Change change) {
    if (stamp != null && change.modifiedAt().isAfter(stamp)) {
      return true;
    }
    return change
        .readStartedAt()
        .map(began -> !began.isBefore(trustedFrom))
        .orElse(stamp == null && change.modifiedAt().isAfter(confirmedAt));
  }
}
