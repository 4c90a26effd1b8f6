package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.Map;
import org.syncline.decision.Meaning;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** The prospect that a rule is about. */
@Meaning("The prospect, with the fields of Pardot that any mapping names.")
public final class Prospect extends Fielded {
  public Prospect(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    super(record, fields, now);
  }
}
