package org.syncline.sandbox.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.syncline.sandbox.pardot.PardotStore;

/** The campaigns of the CRM behind those of Pardot, their statuses and their members. */
final class CampaignMaker {
  private static final int MEMBERS = 25;
  private static final int HUNDRED = 100;
  private static final int COST = 500;
  private static final int MOST_COSTS = 60;
  private static final int DAYS = 90;

  /** What each campaign is; those where one can be present have statuses for that. */
  private static final Map<String, String> TYPES =
      Map.of(
          "Website Tracking", "Other",
          "Spring Trade Fair", "Trade Show",
          "Newsletter", "Email",
          "Product Webinar", "Webinar",
          "Partner Referral", "Referral Program",
          "Autumn Road Show", "Conference");

  private static final List<String> EVENTS = List.of("Trade Show", "Webinar", "Conference");
  private static final List<String> OF_ALL = List.of("Sent", "Sent", "Responded");
  private static final List<String> OF_EVENTS = List.of("Sent", "Registered", "Attended");

  private final PardotStore marketing;
  private final CrmSide crm;
  private final Clock clock;
  private final Random random;
  private final Population population;
  private final Map<String, String> types = new LinkedHashMap<>();

  CampaignMaker(long seed, PardotStore marketing, CrmSide crm, Clock clock, Population population) {
    this.marketing = marketing;
    this.crm = crm;
    this.clock = clock;
    this.random = new Random(seed);
    this.population = population;
  }

  /**
   * @param campaigns Pardot's, by name
   * @param reps who may own them
   * @return their ids in the CRM
   */
  List<String> make(Map<String, Integer> campaigns, List<String> reps) {
    campaigns.forEach((name, number) -> campaign(name, number, Pools.pick(reps, random)));
    List<String> ids = new ArrayList<>(types.keySet());
    for (Population.CrmPerson person : population.crm()) {
      if (random.nextInt(HUNDRED) < MEMBERS) {
        member(person, Pools.pick(ids, random));
      }
    }
    return ids;
  }

  private Instant longAgo() {
    return clock.instant().minus(Duration.ofDays(DAYS)).minusSeconds(random.nextInt(10_000_000));
  }

  private void campaign(String name, int number, String owner) {
    String type = TYPES.getOrDefault(name, "Other");
    LocalDate start =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(random.nextInt(DAYS));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Name", name);
    fields.put("Type", type);
    fields.put("Status", "In Progress");
    fields.put("IsActive", true);
    fields.put("StartDate", start.toString());
    fields.put("EndDate", start.plusDays(DAYS).toString());
    fields.put("BudgetedCost", COST * (1L + random.nextInt(MOST_COSTS)));
    fields.put("ActualCost", COST * (1L + random.nextInt(MOST_COSTS)));
    fields.put("CurrencyIsoCode", "USD");
    fields.put("OwnerId", owner);
    Instant at = longAgo();
    String id = crm.insert("Campaign", fields, at);
    types.put(id, type);
    if (EVENTS.contains(type)) {
      status(id, "Registered", false, 3, at);
      status(id, "Attended", true, 4, at);
    }
    marketing.update("campaigns", number, Map.of("salesforceId", id), PardotStore.SYSTEM);
  }

  /** One more than every campaign has. */
  private void status(String campaign, String label, boolean responded, int order, Instant at) {
    Map<String, Object> fields =
        Map.of(
            "CampaignId", campaign, "Label", label, "HasResponded", responded, "SortOrder", order);
    crm.insert("CampaignMemberStatus", fields, at);
  }

  private void member(Population.CrmPerson person, String campaign) {
    boolean event = EVENTS.contains(types.get(campaign));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("CampaignId", campaign);
    fields.put(person.object() + "Id", person.id());
    fields.put("Status", Pools.pick(event ? OF_EVENTS : OF_ALL, random));
    crm.insert("CampaignMember", fields, clock.instant().minusSeconds(60 + random.nextInt(10_000)));
    population.count("campaignMembers");
  }
}
