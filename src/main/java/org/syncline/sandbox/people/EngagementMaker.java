package org.syncline.sandbox.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.syncline.sandbox.pardot.PardotStore;

/** What prospects are in and what they did: lists, e-mails, forms, pages and visits. */
final class EngagementMaker {
  private static final int HUNDRED = 100;
  private static final int MEMBERS = 35;
  private static final int ACTIVE = 30;
  private static final int MOST_STEPS = 4;
  private static final int DAYS = 60;
  private static final List<String> LISTS =
      List.of("Newsletter subscribers", "Trade fair visitors", "Customers", "Webinar guests");

  /** A kind of activity, as Pardot numbers and names it. */
  private enum Kind {
    SENT(6, "Email", "emailId"),
    OPENED(11, "Email Tracker", "emailId"),
    CLICKED(1, "Email Tracker", "emailId"),
    FORM_SENT(4, "Form", "formId"),
    PAGE_VIEWED(2, "Landing Page", "landingPageId");

    private final int type;
    private final String typeName;
    private final String asset;

    Kind(int type, String typeName, String asset) {
      this.type = type;
      this.typeName = typeName;
      this.asset = asset;
    }
  }

  private record Asset(int id, int campaign, String name) {}

  private final PardotStore marketing;
  private final Clock clock;
  private final Random random;
  private final Population population;
  private final Map<String, List<Asset>> assets = new HashMap<>();

  EngagementMaker(long seed, PardotStore marketing, Clock clock, Population population) {
    this.marketing = marketing;
    this.clock = clock;
    this.random = new Random(seed);
    this.population = population;
  }

  /**
   * @param campaigns Pardot's, by name
   */
  void make(Map<String, Integer> campaigns) {
    List<Integer> lists = new ArrayList<>();
    LISTS.forEach(name -> lists.add(list(name)));
    List.of("vip", "event", "partner").forEach(name -> insert("tags", Map.of("name", name)));
    campaigns.forEach(this::assets);
    for (int prospect : population.prospects()) {
      if (chance(MEMBERS)) {
        membership(prospect, Pools.pick(lists, random));
      }
      if (chance(ACTIVE)) {
        activities(prospect);
      }
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(HUNDRED) < percent;
  }

  private Instant longAgo() {
    return clock.instant().minus(Duration.ofMinutes(1 + random.nextInt(DAYS * 24 * 60)));
  }

  private int insert(String object, Map<String, Object> fields) {
    return marketing.insert(object, fields, longAgo(), PardotStore.SYSTEM);
  }

  private int list(String name) {
    return insert(
        "lists",
        Map.of(
            "name",
            name,
            "title",
            name,
            "isDynamic",
            false,
            "isPublic",
            false,
            "isCrmVisible",
            true));
  }

  private void membership(int prospect, int list) {
    insert("list-memberships", Map.of("listId", list, "prospectId", prospect, "optedOut", false));
    population.count("listMemberships");
  }

  /** Each campaign has one of a kind. */
  private void assets(String campaign, int id) {
    Map<String, Object> email = new HashMap<>();
    email.put("type", "html");
    email.put("sentAt", longAgo().getEpochSecond());
    asset("emails", campaign + " mail", id, "emailId", email);
    asset("forms", campaign + " form", id, "formId", new HashMap<>());
    Map<String, Object> page = new HashMap<>();
    page.put("url", "https://go.syncline.example/page/" + id);
    asset("landing-pages", campaign + " page", id, "landingPageId", page);
  }

  private void asset(
      String object, String name, int campaign, String field, Map<String, Object> fields) {
    fields.put("name", name);
    fields.put("campaignId", campaign);
    int id = insert(object, fields);
    assets.computeIfAbsent(field, key -> new ArrayList<>()).add(new Asset(id, campaign, name));
  }

  private void activities(int prospect) {
    int steps = 1 + random.nextInt(MOST_STEPS);
    for (int step = 0; step < steps; step++) {
      activity(prospect, Pools.pick(List.of(Kind.values()), random));
    }
  }

  private void activity(int prospect, Kind kind) {
    Asset asset = Pools.pick(assets.get(kind.asset), random);
    Map<String, Object> fields = new HashMap<>();
    fields.put("prospectId", prospect);
    fields.put("type", kind.type);
    fields.put("typeName", kind.typeName);
    fields.put("details", asset.name());
    fields.put("campaignId", asset.campaign());
    fields.put(kind.asset, asset.id());
    insert("visitor-activities", fields);
    population.count("visitorActivities");
  }
}
