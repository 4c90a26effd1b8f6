package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.Map;
import org.syncline.decision.Meaning;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** A record of any other object, as a file in {@code mappings/kept} declares it. */
@Meaning("A record of any other object that `mappings/kept` declares, custom ones too.")
public final class KeptRecord extends Related {
  KeptRecord(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    super(record, fields, now);
  }

  /** A property of it for rules: {@code object == "Subscription__c"}. */
  @Meaning("its object: `object == \"Subscription__c\"`")
  public String getObject() {
    return record().object();
  }
}
