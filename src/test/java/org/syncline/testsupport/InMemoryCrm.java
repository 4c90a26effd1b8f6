package org.syncline.testsupport;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.syncline.sandbox.people.CrmSide;

/** A CRM that only keeps records, for tests of the maker of people. */
public final class InMemoryCrm implements CrmSide {
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("Lead", "00Q"),
          Map.entry("Contact", "003"),
          Map.entry("Account", "001"),
          Map.entry("User", "005"),
          Map.entry("Opportunity", "006"),
          Map.entry("OpportunityContactRole", "00K"),
          Map.entry("Campaign", "701"),
          Map.entry("CampaignMember", "00v"),
          Map.entry("CampaignMemberStatus", "01Y"),
          Map.entry("Task", "00T"),
          Map.entry("Subscription__c", "a01"));

  public final Map<String, Map<String, Map<String, Object>>> records = new HashMap<>();

  @Override
  public String insert(String object, Map<String, Object> fields, Instant at) {
    Map<String, Map<String, Object>> kept = all(object);
    String id = PREFIXES.get(object) + "%012dAAA".formatted(kept.size() + 1);
    kept.put(id, new HashMap<>(fields));
    return id;
  }

  @Override
  public void update(String object, String id, Map<String, Object> fields, String who) {
    all(object).get(id).putAll(fields);
  }

  @Override
  public Optional<Map<String, Object>> get(String object, String id) {
    return Optional.ofNullable(all(object).get(id));
  }

  public Map<String, Map<String, Object>> all(String object) {
    return records.computeIfAbsent(object, o -> new LinkedHashMap<>());
  }
}
