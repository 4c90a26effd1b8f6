package org.syncline.sandbox.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.syncline.sandbox.pardot.PardotStore;

/**
 * Fills both sides from a seed: most people are known to both, a tenth of their fields differing;
 * with missing values, duplicates, and people whom only one side knows.
 */
public final class PeopleMaker {
  private static final int REPS = 6;
  private static final int HUNDRED = 100;
  private static final int BOTH = 80;
  private static final int MARKETING_ONLY = 90;
  private static final int CONTACTS = 20;
  private static final int DUPLICATES = 2;
  private static final int ALREADY_LINKED = 25;
  private static final int ASSIGNED = 60;
  private static final int OLDEST_DAYS = 300;

  private static final long BUSINESS = 0x42_55_53_49L;

  private final long seed;
  private final PardotStore marketing;
  private final CrmSide crm;
  private final Clock clock;
  private final Random random;
  private final Pools pools;
  private final Population population = new Population();
  private final Map<String, Integer> campaigns = new LinkedHashMap<>();
  private final Map<String, Integer> pardotUsers = new LinkedHashMap<>();
  private final List<String> reps = new ArrayList<>();
  private final Map<String, String> accounts = new HashMap<>();

  public PeopleMaker(long seed, PardotStore marketing, CrmSide crm, Clock clock) {
    this.seed = seed;
    this.marketing = marketing;
    this.crm = crm;
    this.clock = clock;
    this.random = new Random(seed);
    this.pools = new Pools(seed);
  }

  /**
   * @param people how many; with 0 there are no users and campaigns either
   * @param pairsOnly only one clean prospect and lead each, nothing linked or assigned yet, and
   *     nothing but them
   * @param size how many accounts there are besides, with all that belongs to them
   */
  public Population make(int people, boolean pairsOnly, int size) {
    if (people > 0 || size > 0) {
      makeCampaignsAndUsers();
    }
    for (int number = 1; number <= people; number++) {
      if (pairsOnly) {
        makeCleanPair(number);
      } else {
        makeSomebody(number);
      }
    }
    if (people > 0 && !pairsOnly) {
      makeBusiness();
    }
    if (size > 0) {
      new LoadMaker(seed, marketing, crm, clock, population, campaigns, reps).make(size, people);
    }
    return population;
  }

  /** With streams of their own: what is drawn here changes nothing about the people. */
  private void makeBusiness() {
    long own = seed ^ BUSINESS;
    List<String> crmCampaigns =
        new CampaignMaker(own, marketing, crm, clock, population).make(campaigns, reps);
    new BusinessMaker(own + 1, crm, clock, population, crmCampaigns).make();
    new EngagementMaker(own + 2, marketing, clock, population).make(campaigns);
  }

  private void makeCampaignsAndUsers() {
    Pools.CAMPAIGNS.forEach(
        name -> campaigns.put(name, marketing.insert("campaigns", Map.of("name", name))));
    for (int number = 1; number <= REPS; number++) {
      Person rep = Person.draw(pools, random, number);
      String email = "rep" + number + "@syncline.example";
      String id = makeCrmUser(rep, email);
      pardotUsers.put(id, makePardotUser(rep, email, id));
      reps.add(id);
    }
  }

  private String makeCrmUser(Person rep, String email) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("FirstName", rep.get(Trait.FIRST_NAME));
    fields.put("LastName", rep.get(Trait.LAST_NAME));
    fields.put("Email", email);
    fields.put("Username", email);
    fields.put("IsActive", true);
    return crm.insert("User", fields, clock.instant());
  }

  private int makePardotUser(Person rep, String email, String salesforceId) {
    return marketing.insert(
        "users",
        Map.of(
            "firstName",
            rep.get(Trait.FIRST_NAME),
            "lastName",
            rep.get(Trait.LAST_NAME),
            "email",
            email,
            "username",
            email,
            "role",
            "Marketing",
            "roleName",
            "Marketing",
            "salesforceId",
            salesforceId));
  }

  private void makeCleanPair(int number) {
    Person person = Person.draw(pools, random, number);
    insertProspect(person, null, false);
    insertCrm("Lead", person.differing(pools, random), null);
    population.count("pairs");
  }

  private void makeSomebody(int number) {
    Person person = Person.draw(pools, random, number);
    String object = chance(CONTACTS) ? "Contact" : "Lead";
    int kind = random.nextInt(HUNDRED);
    if (kind < BOTH) {
      makePair(person, object);
    } else if (kind < MARKETING_ONLY) {
      insertProspect(person.dirty(random), null, chance(ASSIGNED));
      population.count("onlyMarketing");
    } else {
      insertCrm(object, person.dirty(random), account(object, person));
      population.count("onlyCrm");
    }
    if (chance(DUPLICATES)) {
      makeDuplicate(person);
    }
  }

  private void makePair(Person person, String object) {
    Person other = person.differing(pools, random).dirty(random);
    String id = insertCrm(object, other, account(object, person));
    insertProspect(person.dirty(random), chance(ALREADY_LINKED) ? id : null, chance(ASSIGNED));
    population.count("pairs");
  }

  private void makeDuplicate(Person person) {
    Person again = person.differing(pools, random).dirty(random);
    if (random.nextBoolean()) {
      insertProspect(again, null, false);
      population.count("duplicateProspects");
    } else {
      insertCrm("Lead", again, null);
      population.count("duplicateLeads");
    }
  }

  private void insertProspect(Person person, String salesforceId, boolean assigned) {
    Map<String, Object> fields = person.asProspect(campaigns);
    if (salesforceId != null) {
      fields.put("salesforceId", salesforceId);
      boolean lead = salesforceId.startsWith("00Q");
      fields.put(lead ? "salesforceLeadId" : "salesforceContactId", salesforceId);
    }
    if (assigned) {
      String owner = Pools.pick(reps, random);
      fields.put("salesforceOwnerId", owner);
      fields.put("userId", pardotUsers.get(owner));
      fields.put("assignedToId", pardotUsers.get(owner));
    }
    population.add(marketing.insert("prospects", fields, longAgo(), PardotStore.SYSTEM));
  }

  private String insertCrm(String object, Person person, String account) {
    Map<String, Object> fields = person.asCrm(object, campaigns);
    fields.put("OwnerId", Pools.pick(reps, random));
    if (account != null) {
      fields.put("AccountId", account);
    }
    String id = crm.insert(object, fields, longAgo());
    population.add(new Population.CrmPerson(object, id));
    return id;
  }

  private String account(String object, Person person) {
    if (!object.equals("Contact")) {
      return null;
    }
    return accounts.computeIfAbsent(
        person.get(Trait.COMPANY).toString(), name -> makeAccount(name, person));
  }

  private String makeAccount(String name, Person person) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Name", name);
    fields.put("Website", person.get(Trait.WEBSITE));
    fields.put("Industry", person.get(Trait.INDUSTRY));
    fields.put("AnnualRevenue", person.get(Trait.REVENUE));
    fields.put("NumberOfEmployees", person.get(Trait.EMPLOYEES));
    fields.put("OwnerId", Pools.pick(reps, random));
    return crm.insert("Account", fields, longAgo());
  }

  private boolean chance(int percent) {
    return random.nextInt(HUNDRED) < percent;
  }

  private Instant longAgo() {
    long seconds = Duration.ofDays(OLDEST_DAYS).toSeconds();
    return clock.instant().minusSeconds(60 + random.nextInt((int) seconds));
  }

  /** A stream of edits to these people. */
  public EditStream edits(long seed) {
    return new EditStream(new Random(seed), pools, population, marketing, crm, campaigns);
  }
}
