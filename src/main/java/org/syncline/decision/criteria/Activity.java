package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.Map;
import org.syncline.decision.Meaning;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** Something that the prospect did. */
@Meaning(
    "Something that the prospect did: `typeName`, and `action` (`clicked`, `opened`, `submitted`)."
        + " Of one [from outside](kept-records.md#activities-from-outside) `type` is the declared"
        + " name, and its values are fields.")
public final class Activity extends Related {
  Activity(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    super(record, fields, now);
  }
}
