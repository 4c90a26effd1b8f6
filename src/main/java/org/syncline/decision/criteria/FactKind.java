package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** The kinds of kept records that rules can ask for, each by the name of its class. */
public enum FactKind {
  ACCOUNT(Account.class, "Account", Account::new),
  OPPORTUNITY(Opportunity.class, "Opportunity", Opportunity::new),
  CAMPAIGN_MEMBERSHIP(CampaignMembership.class, "CampaignMember", CampaignMembership::new),
  LIST_MEMBERSHIP(ListMembership.class, "listMembership", ListMembership::new),
  ACTIVITY(Activity.class, "visitorActivity", Activity::new),
  KEPT_RECORD(KeptRecord.class, "", KeptRecord::new);

  /** What an activity has beside its fields: the word for its type. */
  public static final String ACTION = "action";

  /** What an opportunity has of the role in it. */
  public static final Set<String> OF_ROLE = Set.of("Role", "IsPrimary");

  private final Class<? extends Related> fact;
  private final String object;
  private final Made made;

  private interface Made {
    Related of(RecordRef record, Map<String, FieldValue> fields, Instant now);
  }

  FactKind(Class<? extends Related> fact, String object, Made made) {
    this.fact = fact;
    this.object = object;
    this.made = made;
  }

  /** As rules name it. */
  public String word() {
    return fact.getSimpleName();
  }

  public Class<? extends Related> fact() {
    return fact;
  }

  /** The object of its records; empty for all that no other kind has. */
  public String object() {
    return object;
  }

  public Related of(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    return made.of(record, fields, now);
  }

  /** The kind that an object's records are facts of. */
  public static FactKind ofObject(String object) {
    return Arrays.stream(values())
        .filter(kind -> kind.object.equals(object))
        .findFirst()
        .orElse(KEPT_RECORD);
  }
}
