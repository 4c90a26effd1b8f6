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

/**
 * What the accounts of the people buy, and what is to be done about it. It draws from a stream of
 * its own after all people are there, so that they are the same with and without it.
 */
final class BusinessMaker {
  private static final int HUNDRED = 100;
  private static final int WITH_OPPORTUNITY = 40;
  private static final int WITH_SECOND = 30;
  private static final int OF_CAMPAIGN = 40;
  private static final int WITH_SUBSCRIPTION = 30;
  private static final int WITH_TASK = 8;
  private static final int MOST_DAYS = 120;
  private static final int MOST_THOUSANDS = 200;
  private static final int PRICE = 49;
  private static final int MOST_SEATS = 40;

  private static final List<String> OPEN =
      List.of(
          "Prospecting",
          "Qualification",
          "Needs Analysis",
          "Value Proposition",
          "Proposal/Price Quote",
          "Negotiation/Review");
  private static final List<String> CLOSED = List.of("Closed Won", "Closed Won", "Closed Lost");
  private static final List<String> ROLES =
      List.of("Decision Maker", "Economic Buyer", "Evaluator", "Influencer", "Business User");
  private static final List<String> SUBJECTS =
      List.of("Call", "Send a quote", "Prepare the demonstration", "Ask for a reference");

  private final CrmSide crm;
  private final Clock clock;
  private final Random random;
  private final Population population;
  private final List<String> campaigns;

  /**
   * @param campaigns their ids in the CRM
   */
  BusinessMaker(
      long seed, CrmSide crm, Clock clock, Population population, List<String> campaigns) {
    this.crm = crm;
    this.clock = clock;
    this.random = new Random(seed);
    this.population = population;
    this.campaigns = campaigns;
  }

  void make() {
    accounts().forEach(this::deal);
    population.crm().forEach(this::task);
  }

  /** The accounts with their contacts, in the order in which the people came. */
  private Map<String, List<String>> accounts() {
    Map<String, List<String>> accounts = new LinkedHashMap<>();
    for (Population.CrmPerson person : population.crm()) {
      Object account = fields(person.object(), person.id()).get("AccountId");
      if (account != null) {
        accounts.computeIfAbsent(account.toString(), id -> new ArrayList<>()).add(person.id());
      }
    }
    return accounts;
  }

  private Map<String, Object> fields(String object, String id) {
    return crm.get(object, id).orElseThrow();
  }

  private boolean chance(int percent) {
    return random.nextInt(HUNDRED) < percent;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Instant longAgo() {
    return clock.instant().minus(Duration.ofMinutes(1 + random.nextInt(MOST_DAYS * 24 * 60)));
  }

  private void deal(String account, List<String> contacts) {
    Map<String, Object> buyer = fields("Account", account);
    if (chance(WITH_OPPORTUNITY)) {
      opportunity(account, buyer, contacts, "New Business");
      if (chance(WITH_SECOND)) {
        opportunity(account, buyer, contacts, "Existing Business");
      }
    }
    if (chance(WITH_SUBSCRIPTION)) {
      subscription(account, buyer, contacts.get(0));
    }
  }

  private void opportunity(
      String account, Map<String, Object> buyer, List<String> contacts, String type) {
    boolean open = chance(60);
    int days = 1 + random.nextInt(MOST_DAYS);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Name", buyer.get("Name") + " - " + type);
    fields.put("StageName", Pools.pick(open ? OPEN : CLOSED, random));
    fields.put("CloseDate", today().plusDays(open ? days : -days).toString());
    fields.put("Amount", 1000L * (1 + random.nextInt(MOST_THOUSANDS)));
    fields.put("Type", type);
    fields.put("AccountId", account);
    fields.put("OwnerId", buyer.get("OwnerId"));
    fields.put("CurrencyIsoCode", "USD");
    if (chance(OF_CAMPAIGN)) {
      fields.put("CampaignId", Pools.pick(campaigns, random));
    }
    Instant at = longAgo();
    String id = crm.insert("Opportunity", fields, at);
    population.count("opportunities");
    boolean primary = true;
    for (String contact : contacts) {
      role(id, contact, primary, at);
      primary = false;
    }
  }

  private void role(String opportunity, String contact, boolean primary, Instant at) {
    Map<String, Object> fields =
        Map.of(
            "OpportunityId",
            opportunity,
            "ContactId",
            contact,
            "Role",
            Pools.pick(ROLES, random),
            "IsPrimary",
            primary);
    crm.insert("OpportunityContactRole", fields, at);
    population.count("opportunityContactRoles");
  }

  private void subscription(String account, Map<String, Object> buyer, String contact) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Account__c", account);
    fields.put("Contact__c", contact);
    fields.put("Plan__c", Pools.pick(List.of("Basic", "Plus", "Premium"), random));
    fields.put("Status__c", Pools.pick(List.of("Trial", "Active", "Active", "Cancelled"), random));
    fields.put("Amount__c", PRICE * (1 + random.nextInt(MOST_SEATS)));
    fields.put("OwnerId", buyer.get("OwnerId"));
    crm.insert("Subscription__c", fields, longAgo());
    population.count("subscriptions");
  }

  private void task(Population.CrmPerson person) {
    if (!chance(WITH_TASK)) {
      return;
    }
    Map<String, Object> about = fields(person.object(), person.id());
    boolean done = random.nextBoolean();
    int days = random.nextInt(MOST_DAYS / 4);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("WhoId", person.id());
    fields.put("WhatId", about.get("AccountId"));
    fields.put("Subject", Pools.pick(SUBJECTS, random));
    fields.put("Status", done ? "Completed" : "Not Started");
    fields.put("Priority", "Normal");
    fields.put("ActivityDate", today().plusDays(done ? -days : days).toString());
    fields.put("OwnerId", about.get("OwnerId"));
    crm.insert("Task", fields, longAgo());
    population.count("tasks");
  }
}
