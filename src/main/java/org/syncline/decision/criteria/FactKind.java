package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.record.ExternalActivities;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** The kinds of kept records that rules can ask for, each by the name of its class. */
public enum FactKind {
  ACCOUNT(Account.class, Account::new, "Account"),
  OPPORTUNITY(Opportunity.class, Opportunity::new, "Opportunity"),
  CAMPAIGN_MEMBERSHIP(CampaignMembership.class, CampaignMembership::new, "CampaignMember"),
  LIST_MEMBERSHIP(ListMembership.class, ListMembership::new, "listMembership"),
  ACTIVITY(Activity.class, Activity::new, "visitorActivity", ExternalActivities.OBJECT),
  KEPT_RECORD(KeptRecord.class, KeptRecord::new);

  /** What an activity has beside its fields: the word for its type. */
  public static final String ACTION = "action";

  /** What an opportunity has of the role in it. */
  public static final Set<String> OF_ROLE = Set.of("Role", "IsPrimary");

  private final Class<? extends Related> fact;
  private final Made made;
  private final List<String> objects;

  private interface Made {
    Related of(RecordRef record, Map<String, FieldValue> fields, Instant now);
  }

  FactKind(Class<? extends Related> fact, Made made, String... objects) {
    this.fact = fact;
    this.made = made;
    this.objects = List.of(objects);
  }

  /** As rules name it. */
  public String word() {
    return fact.getSimpleName();
  }

  public Class<? extends Related> fact() {
    return fact;
  }

  /** The objects of its records; none for all that no other kind has. */
  public List<String> objects() {
    return objects;
  }

  public Related of(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    return made.of(record, fields, now);
  }

  /** The kind that an object's records are facts of. */
  public static FactKind ofObject(String object) {
    return Arrays.stream(values())
        .filter(kind -> kind.objects.contains(object))
        .findFirst()
        .orElse(KEPT_RECORD);
  }
}
