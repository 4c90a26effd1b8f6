package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.Map;
import org.syncline.decision.Meaning;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** The person's membership in a campaign of the CRM. */
@Meaning("Membership in a campaign of Salesforce: `Status`, and of the campaign `Campaign.Name`.")
public final class CampaignMembership extends Related {
  CampaignMembership(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    super(record, fields, now);
  }
}
