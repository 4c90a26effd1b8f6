package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.Map;
import org.syncline.decision.Meaning;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** The account of the person's contact. */
@Meaning(
    "The account of the prospect's contact, as Salesforce shows it. Who has none is not matched by it.")
public final class Account extends Related {
  Account(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    super(record, fields, now);
  }
}
