package org.syncline.testsupport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.syncline.record.SystemName;

/** People who are made, edited and deleted at random on both sides; remembers who typed what. */
public final class RandomPeople {
  /** Fields by their names in marketing and in the CRM. */
  public static final Map<String, String> FIELDS =
      new TreeMap<>(
          Map.of(
              "email", "Email",
              "phone", "Phone",
              "lastName", "LastName",
              "department", "Department__c",
              "optedOut", "HasOptedOutOfEmail",
              "score", "Score__c",
              "crmStatus__c", "Status"));

  private static final String OWNER = "005000000000001AAA";

  private final Random random;
  private final InMemorySystem marketing;
  private final InMemorySystem crm;
  private final Map<SystemName, List<String>> alive = new HashMap<>();
  private final Map<String, String> typed = new HashMap<>();
  private int next;

  public RandomPeople(Random random, InMemorySystem marketing, InMemorySystem crm) {
    this.random = random;
    this.marketing = marketing;
    this.crm = crm;
    alive.put(SystemName.MARKETING, new ArrayList<>());
    alive.put(SystemName.CRM, new ArrayList<>());
  }

  /** The last that somebody typed into a field of a record. */
  public Optional<String> typed(String id, String field) {
    return Optional.ofNullable(typed.get(id + "/" + field));
  }

  /** A person in marketing, in the CRM, or in both. */
  public void appear() {
    String email = "p" + next++ + "@x.org";
    int where = random.nextInt(4);
    if (where != 0) {
      Map<String, Object> fields = new HashMap<>(Map.of("email", email, "score", fresh()));
      if (random.nextBoolean()) {
        fields.put("salesforceOwnerId", OWNER);
      }
      if (random.nextBoolean()) {
        fields.put("department", "d" + fresh());
      }
      note(SystemName.MARKETING, marketing.create("prospect", fields), fields);
    }
    if (where != 1) {
      Map<String, Object> fields =
          new HashMap<>(
              Map.of(
                  "Email",
                  email.toUpperCase(java.util.Locale.ROOT),
                  "Phone",
                  fresh(),
                  "LastName",
                  "L" + fresh(),
                  "Status",
                  "S" + fresh()));
      note(SystemName.CRM, crm.create("Lead", fields), fields);
    }
  }

  private void note(SystemName system, String id, Map<String, Object> fields) {
    alive.get(system).add(id);
    fields.forEach((name, value) -> typed.put(id + "/" + name, value.toString()));
  }

  private String fresh() {
    return Integer.toString(1000 + next++);
  }

  public void edit(SystemName system) {
    List<String> ids = ids(system);
    if (!ids.isEmpty()) {
      Map<String, Object> fields = new HashMap<>();
      for (int i = 0; i <= random.nextInt(2); i++) {
        List<String> names = List.copyOf(FIELDS.keySet());
        change(system, names.get(random.nextInt(names.size())), fields);
      }
      edit(system, ids.get(random.nextInt(ids.size())), fields);
    }
  }

  /** Somebody types into one field that either side may win. */
  public void editDepartment(SystemName system) {
    List<String> ids = ids(system);
    if (!ids.isEmpty()) {
      String name = system == SystemName.CRM ? "Department__c" : "department";
      edit(system, ids.get(random.nextInt(ids.size())), Map.of(name, "d" + fresh()));
    }
  }

  private void edit(SystemName system, String id, Map<String, Object> fields) {
    of(system).edit(id, fields);
    fields.forEach((name, value) -> typed.put(id + "/" + name, value.toString()));
  }

  private void change(SystemName system, String field, Map<String, Object> fields) {
    String name = system == SystemName.CRM ? FIELDS.get(field) : field;
    switch (field) {
      case "email" -> {
        if (random.nextInt(4) == 0) {
          fields.put(name, "q" + next++ + "@x.org");
        }
      }
      case "optedOut" -> fields.put(name, random.nextBoolean());
      case "department" -> fields.put(name, random.nextInt(5) == 0 ? "" : "d" + fresh());
      case "lastName" -> fields.put(name, "L" + fresh());
      default -> fields.put(name, fresh());
    }
  }

  public void delete() {
    SystemName system = random.nextBoolean() ? SystemName.CRM : SystemName.MARKETING;
    List<String> ids = ids(system);
    if (ids.size() > 3) {
      of(system).delete(ids.remove(random.nextInt(ids.size())));
    }
  }

  /** Those that people made and nobody deleted, and those that the sync made. */
  private List<String> ids(SystemName system) {
    List<String> known = alive.get(system);
    of(system).all(system == SystemName.CRM ? "Lead" : "prospect").stream()
        .map(InMemorySystem.Stored::id)
        .filter(id -> !known.contains(id))
        .forEach(known::add);
    return known;
  }

  private InMemorySystem of(SystemName system) {
    return system == SystemName.CRM ? crm : marketing;
  }
}
