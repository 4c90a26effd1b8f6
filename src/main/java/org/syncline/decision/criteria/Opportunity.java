package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.Map;
import org.syncline.decision.Meaning;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** An opportunity in which the person's contact has a role. */
@Meaning(
    "An opportunity in which the prospect's contact has a role, with the role's own `Role` and `IsPrimary`.")
public final class Opportunity extends Related {
  Opportunity(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    super(record, fields, now);
  }
}
