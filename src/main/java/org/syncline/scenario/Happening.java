package org.syncline.scenario;

import java.util.Map;
import java.util.Set;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * What happens to the scenario's records.
 *
 * @param systems whose record it happens to
 * @param edits by system, the fields that take another value; for {@link Kind#EDITED} only
 */
record Happening(
    Kind kind,
    Set<SystemName> systems,
    Map<SystemName, Map<String, FieldValue>> edits,
    ChangedBy by) {
  /** In what way. */
  enum Kind {
    /** The given record is the one that changed, now. */
    CHANGED,
    EDITED,
    DELETED,
    RESTORED,
    /** It is read again as it is. */
    READ
  }
}
