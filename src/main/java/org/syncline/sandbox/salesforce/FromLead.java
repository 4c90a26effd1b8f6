package org.syncline.sandbox.salesforce;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes other records of a lead's values. */
final class FromLead {
  static final String ACCOUNT = "AccountId";
  static final String CONTACT = "ContactId";
  static final String OWNER = "OwnerId";
  private static final String FIRST_STAGE = "Prospecting";
  private static final int QUARTER = 3;

  /** What a contact takes from a field of the lead that has another name. */
  private static final Map<String, String> OF_CONTACT =
      Map.of(
          "MailingStreet", "Street",
          "MailingCity", "City",
          "MailingState", "State",
          "MailingPostalCode", "PostalCode",
          "MailingCountry", "Country",
          "Department", "Department__c");

  private static final Map<String, String> OF_ACCOUNT =
      Map.of(
          "Name", "Company",
          "BillingStreet", "Street",
          "BillingCity", "City",
          "BillingState", "State",
          "BillingPostalCode", "PostalCode",
          "BillingCountry", "Country");

  private final SRecord lead;
  private final SalesforceStore store;
  private final Desk desk;
  private final Saves.By by;

  FromLead(SRecord lead, SalesforceStore store, Desk desk, Saves.By by) {
    this.lead = lead;
    this.store = store;
    this.desk = desk;
    this.by = by;
  }

  /** A queue owns leads only; what is made of its lead belongs to whoever converts it. */
  private String owner() {
    Object owner = lead.get(OWNER);
    return owner != null && owner.toString().startsWith("005") ? owner.toString() : by.user();
  }

  String account() {
    Map<String, Object> fields = taken("Account", OF_ACCOUNT);
    // what is the person's goes with the person; with a last name it would be a person account
    fields.keySet().removeAll(Set.of("Description", "FirstName", "LastName"));
    fields.put(OWNER, owner());
    return desk.create("Account", fields, by);
  }

  String contact(String account) {
    Map<String, Object> fields = taken("Contact", OF_CONTACT);
    fields.put(ACCOUNT, account);
    fields.put(OWNER, owner());
    return desk.create("Contact", fields, by);
  }

  String fillIn(SRecord contact, String account) {
    Map<String, Object> fields = taken("Contact", OF_CONTACT);
    fields.put(ACCOUNT, account);
    fields.keySet().removeIf(name -> contact.get(name) != null);
    desk.change(contact, "update", fields, by);
    return contact.id();
  }

  /** What the lead holds for the fields that can be written by hand. */
  private Map<String, Object> taken(String object, Map<String, String> names) {
    Map<String, Object> fields = new HashMap<>();
    for (SField field : store.schema().named(object).fields().values()) {
      Object value = lead.fields().get(names.getOrDefault(field.name(), field.name()));
      if (!field.readOnly() && value != null) {
        fields.put(field.name(), value);
      }
    }
    return fields;
  }

  /**
   * @param name null: the company's
   */
  String opportunity(String name, String account, String contact) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Name", name == null ? lead.get("Company") + "-" : name);
    fields.put("StageName", FIRST_STAGE);
    fields.put("CloseDate", endOfQuarter(desk.today()).toString());
    fields.put(ACCOUNT, account);
    fields.put(OWNER, owner());
    fields.put("LeadSource", lead.get("LeadSource"));
    String id = desk.create("Opportunity", fields, by);
    desk.create(
        "OpportunityContactRole",
        Map.of("OpportunityId", id, CONTACT, contact, "IsPrimary", true),
        by);
    return id;
  }

  private static LocalDate endOfQuarter(LocalDate day) {
    int after = day.getMonthValue() % QUARTER;
    LocalDate last = day.plusMonths(after == 0 ? 0 : QUARTER - after);
    return last.withDayOfMonth(last.lengthOfMonth());
  }
}
