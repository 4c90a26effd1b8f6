package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.Map;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * A kept record that belongs to the person a rule is about. Beside its own fields it has those of
 * the records that it names: {@code Campaign.Name}.
 */
public abstract sealed class Related extends Fielded
    permits Account, Opportunity, CampaignMembership, ListMembership, Activity, KeptRecord {
  Related(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    super(record, fields, now);
  }
}
