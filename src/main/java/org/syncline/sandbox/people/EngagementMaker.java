package org.syncline.sandbox.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.syncline.sandbox.pardot.PardotStore;
import org.syncline.sandbox.people.ActivityKind.Asset;

/** What prospects are in and what they did: lists, e-mails, forms, pages and visits. */
final class EngagementMaker {
  private static final int HUNDRED = 100;
  private static final int MEMBERS = 35;
  private static final int ACTIVE = 30;
  private static final int MOST_STEPS = 4;
  private static final int DAYS = 60;
  private static final Duration A_WHILE = Duration.ofHours(1);
  private static final List<String> LISTS =
      List.of("Newsletter subscribers", "Trade fair visitors", "Customers", "Webinar guests");

  private record Done(ActivityKind kind, Asset asset) {}

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
    List.of("vip", "event", "partner")
        .forEach(name -> insert("tags", Map.of("name", name, "objectCount", 0)));
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
    asset("emails", campaign + " mail", id, email);
    asset("forms", campaign + " form", id, new HashMap<>());
    Map<String, Object> page = new HashMap<>();
    page.put("url", "https://go.syncline.example/page/" + id);
    asset("landing-pages", campaign + " page", id, page);
  }

  private void asset(String object, String name, int campaign, Map<String, Object> fields) {
    fields.put("name", name);
    fields.put("campaignId", campaign);
    int id = insert(object, fields);
    assets.computeIfAbsent(object, key -> new ArrayList<>()).add(new Asset(id, campaign, name));
  }

  private void activities(int prospect) {
    int steps = 1 + random.nextInt(MOST_STEPS);
    Map<Done, Instant> done = new HashMap<>();
    for (int step = 0; step < steps; step++) {
      ActivityKind kind = Pools.pick(List.of(ActivityKind.values()), random);
      Asset asset = Pools.pick(assets.get(kind.object()), random);
      activity(prospect, new Done(kind, asset), longAgo(), done);
    }
  }

  /** With what has to have happened before it: nobody opens an e-mail that was not sent to them. */
  private Instant activity(int prospect, Done what, Instant at, Map<Done, Instant> done) {
    Optional<Instant> before =
        what.kind()
            .before()
            .map(kind -> new Done(kind, what.asset()))
            .map(
                first ->
                    done.containsKey(first)
                        ? done.get(first)
                        : activity(prospect, first, at.minus(A_WHILE), done));
    Instant then = before.map(time -> time.plusSeconds(1)).filter(at::isBefore).orElse(at);
    insert(prospect, what.kind(), what.asset(), then);
    done.merge(what, then, (one, other) -> one.isBefore(other) ? one : other);
    return then;
  }

  private void insert(int prospect, ActivityKind kind, Asset asset, Instant at) {
    marketing.insert(ActivityKind.ACTIVITIES, kind.fields(prospect, asset), at, PardotStore.SYSTEM);
    population.count("visitorActivities");
  }
}
