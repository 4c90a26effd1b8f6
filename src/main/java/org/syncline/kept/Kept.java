package org.syncline.kept;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * A kept record as last read.
 *
 * @param modifiedAt by the clock of its system
 * @param parents the records that its reference fields name
 * @param waitsSince since when one of them has not been read here; null where all of them are known
 */
public record Kept(
    RecordRef record,
    Instant modifiedAt,
    boolean deleted,
    Map<String, FieldValue> fields,
    List<RecordRef> parents,
    Instant waitsSince) {
  /** What was read of a field; not provided where it was never read. */
  public FieldValue field(String name) {
    return fields.getOrDefault(name, FieldValue.NOT_PROVIDED);
  }
}
