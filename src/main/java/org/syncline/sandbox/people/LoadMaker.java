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

/** Very many accounts with all that belongs to them, the same for each: for benchmarks. */
final class LoadMaker {
  private static final int CONTACTS = 3;
  private static final int OPPORTUNITIES = 2;
  private static final int ACTIVITIES = 20;
  private static final int SECONDS = 10_000_000;

  /** Sent, opened, clicked, a form sent, a page seen. */
  private static final List<Integer> TYPES = List.of(6, 6, 11, 1, 4, 2);

  private final PardotStore marketing;
  private final CrmSide crm;
  private final Clock clock;
  private final Random random;
  private final Pools pools;
  private final Population population;
  private final Map<String, Integer> campaigns;
  private final List<String> reps;

  LoadMaker(
      long seed,
      PardotStore marketing,
      CrmSide crm,
      Clock clock,
      Population population,
      Map<String, Integer> campaigns,
      List<String> reps) {
    this.marketing = marketing;
    this.crm = crm;
    this.clock = clock;
    this.random = new Random(seed);
    this.pools = new Pools(seed);
    this.population = population;
    this.campaigns = campaigns;
    this.reps = reps;
  }

  /**
   * @param taken the numbers of people that others have
   */
  void make(int accounts, int taken) {
    int number = taken;
    for (int account = 1; account <= accounts; account++) {
      String id = insert("Account", Map.of("Name", "Company " + account, "OwnerId", rep()));
      List<String> contacts = new ArrayList<>();
      List<Integer> prospects = new ArrayList<>();
      for (int i = 0; i < CONTACTS; i++) {
        Person person = Person.draw(pools, random, ++number);
        prospects.add(prospect(person));
        contacts.add(contact(person, id));
      }
      for (int i = 0; i < OPPORTUNITIES; i++) {
        opportunity(id, contacts.get(i));
      }
      for (int i = 0; i < ACTIVITIES; i++) {
        activity(prospects.get(i % CONTACTS));
      }
    }
  }

  private String rep() {
    return Pools.pick(reps, random);
  }

  private Instant longAgo() {
    return clock.instant().minus(Duration.ofSeconds(60 + random.nextInt(SECONDS)));
  }

  private String insert(String object, Map<String, Object> fields) {
    return crm.insert(object, new HashMap<>(fields), longAgo());
  }

  private int prospect(Person person) {
    int id =
        marketing.insert("prospects", person.asProspect(campaigns), longAgo(), PardotStore.SYSTEM);
    population.add(id);
    return id;
  }

  private String contact(Person person, String account) {
    Map<String, Object> fields = person.asCrm("Contact", campaigns);
    fields.put("OwnerId", rep());
    fields.put("AccountId", account);
    String id = insert("Contact", fields);
    population.add(new Population.CrmPerson("Contact", id));
    return id;
  }

  private void opportunity(String account, String contact) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("Name", "Deal");
    fields.put("StageName", "Prospecting");
    fields.put("CloseDate", "2027-01-31");
    fields.put("Amount", 1000L + random.nextInt(100_000));
    fields.put("AccountId", account);
    fields.put("OwnerId", rep());
    String id = insert("Opportunity", fields);
    insert("OpportunityContactRole", Map.of("OpportunityId", id, "ContactId", contact));
  }

  private void activity(int prospect) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("prospectId", prospect);
    fields.put("type", Pools.pick(TYPES, random));
    fields.put("typeName", "Email");
    fields.put("details", "Spring mail");
    fields.put("campaignId", Pools.pick(List.copyOf(campaigns.values()), random));
    marketing.insert("visitor-activities", fields, longAgo(), PardotStore.SYSTEM);
  }
}
