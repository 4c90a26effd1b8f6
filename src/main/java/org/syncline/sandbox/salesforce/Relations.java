package org.syncline.sandbox.salesforce;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Refuses what records cannot be to one another. */
final class Relations {
  private static final String CAMPAIGN = "CampaignId";
  private static final String OWNER = "OwnerId";

  private final SalesforceStore store;

  Relations(SalesforceStore store) {
    this.store = store;
  }

  /**
   * @param id of the record, null as it is made
   * @param given what is written to it
   * @param all what it is to hold then
   */
  void check(SObjectType type, String id, Map<String, Object> given, Map<String, Object> all) {
    if (given.get(OWNER) != null) {
      activeOwner(type, given.get(OWNER).toString());
    }
    switch (type.name()) {
      case "CampaignMember" -> member(id, all);
      case "CampaignMemberStatus" -> status(id, all);
      case "Task" -> task(all);
      default -> {}
    }
  }

  private void activeOwner(SObjectType type, String owner) {
    store
        .find("User", owner)
        .filter(user -> Boolean.FALSE.equals(user.fields().get("IsActive")))
        .ifPresent(
            user -> {
              throw SalesforceError.bad(
                  "INACTIVE_OWNER_OR_USER",
                  "operation performed with inactive user [%s] as owner of %s"
                      .formatted(user.id(), type.name().toLowerCase(Locale.ROOT)),
                  OWNER);
            });
  }

  private void member(String id, Map<String, Object> member) {
    String person = member.get("ContactId") != null ? "ContactId" : "LeadId";
    if (member.get(person) == null) {
      throw new SalesforceError(
          400,
          "REQUIRED_FIELD_MISSING",
          "Required fields are missing: [LeadId, ContactId]",
          List.of("LeadId", "ContactId"));
    }
    if (twin("CampaignMember", id, member, person, CAMPAIGN).isPresent()) {
      throw SalesforceError.bad("DUPLICATE_VALUE", "Already a campaign member.");
    }
  }

  private void status(String id, Map<String, Object> status) {
    twin("CampaignMemberStatus", id, status, CAMPAIGN, "Label")
        .ifPresent(other -> Saves.taken("Label", other));
  }

  /** Another record that holds the same in both fields, the first of which is a parent. */
  private Optional<SRecord> twin(
      String object, String id, Map<String, Object> values, String parent, String other) {
    return store.children(object, parent, String.valueOf(values.get(parent))).stream()
        .filter(record -> !record.deleted() && !record.id().equals(id))
        .filter(record -> Objects.equals(record.get(other), values.get(other)))
        .findFirst();
  }

  /** A task about a lead is about nothing else. */
  private static void task(Map<String, Object> task) {
    Object who = task.get("WhoId");
    if (who != null && who.toString().startsWith("00Q") && task.get("WhatId") != null) {
      throw SalesforceError.bad(
          "FIELD_INTEGRITY_EXCEPTION",
          "Related To ID: cannot be set where the Name ID is that of a lead",
          "WhatId");
    }
  }
}
