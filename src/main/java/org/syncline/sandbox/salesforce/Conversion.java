package org.syncline.sandbox.salesforce;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.SalesforceId;

/** Makes an account, a contact and an opportunity of a lead, as its button "Convert" does. */
final class Conversion {
  static final String STATUS = "Closed - Converted";
  private static final String CONVERTED = "IsConverted";
  private static final String ACCOUNT = "AccountId";
  private static final String OWNER = "OwnerId";
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

  private final SalesforceStore store;
  private final Desk desk;

  Conversion(SalesforceStore store, Desk desk) {
    this.store = store;
    this.desk = desk;
  }

  /** Whether it is a lead that was converted: it stays readable, but nobody changes it again. */
  static boolean done(SRecord record) {
    return Boolean.TRUE.equals(record.get(CONVERTED));
  }

  OrgPages.Converted convert(String id, OrgPages.Choice choice, Saves.By by) {
    SRecord lead = desk.open("Lead", id);
    if (done(lead)) {
      throw new IllegalArgumentException("Lead " + id + " is converted already");
    }
    Optional<SRecord> chosen =
        Optional.ofNullable(choice.contactId()).map(contact -> desk.open("Contact", contact));
    String owner = owner(lead, by);
    String account = account(lead, chosen, choice.accountId(), owner, by);
    String contact =
        chosen
            .map(known -> fillIn(known, lead, account, by))
            .orElseGet(() -> contact(lead, account, owner, by));
    Optional<String> opportunity =
        choice.opportunity()
            ? Optional.of(opportunity(lead, account, contact, owner, choice, by))
            : Optional.empty();
    close(lead, account, contact, opportunity, by);
    return new OrgPages.Converted(account, contact, opportunity);
  }

  /** A queue owns leads only; what is made of its lead belongs to whoever converts it. */
  private static String owner(SRecord lead, Saves.By by) {
    Object owner = lead.get(OWNER);
    return owner != null && owner.toString().startsWith("005") ? owner.toString() : by.user();
  }

  private String account(
      SRecord lead, Optional<SRecord> contact, String chosen, String owner, Saves.By by) {
    Object held = contact.map(known -> known.get(ACCOUNT)).orElse(null);
    if (chosen == null) {
      return held == null ? newAccount(lead, owner, by) : held.toString();
    }
    if (held != null && !held.equals(SalesforceId.to18(chosen))) {
      throw new IllegalArgumentException("that contact belongs to another account, " + held);
    }
    return desk.open("Account", chosen).id();
  }

  private String newAccount(SRecord lead, String owner, Saves.By by) {
    Map<String, Object> fields = taken("Account", lead, OF_ACCOUNT);
    // what is noted of the person goes with the person
    fields.remove("Description");
    fields.put(OWNER, owner);
    return desk.create("Account", fields, by);
  }

  private String contact(SRecord lead, String account, String owner, Saves.By by) {
    Map<String, Object> fields = taken("Contact", lead, OF_CONTACT);
    fields.put(ACCOUNT, account);
    fields.put(OWNER, owner);
    return desk.create("Contact", fields, by);
  }

  private String fillIn(SRecord contact, SRecord lead, String account, Saves.By by) {
    Map<String, Object> fields = taken("Contact", lead, OF_CONTACT);
    fields.put(ACCOUNT, account);
    fields.keySet().removeIf(name -> contact.get(name) != null);
    desk.change(contact, "update", fields, by);
    return contact.id();
  }

  /** What the lead holds for the fields that can be written by hand. */
  private Map<String, Object> taken(String object, SRecord lead, Map<String, String> names) {
    Map<String, Object> fields = new HashMap<>();
    for (SField field : store.schema().named(object).fields().values()) {
      Object value = lead.fields().get(names.getOrDefault(field.name(), field.name()));
      if (!field.readOnly() && value != null) {
        fields.put(field.name(), value);
      }
    }
    return fields;
  }

  private String opportunity(
      SRecord lead,
      String account,
      String contact,
      String owner,
      OrgPages.Choice choice,
      Saves.By by) {
    Map<String, Object> fields = new LinkedHashMap<>();
    String given = choice.opportunityName();
    fields.put("Name", given == null ? lead.get("Company") + "-" : given);
    fields.put("StageName", FIRST_STAGE);
    fields.put("CloseDate", endOfQuarter(desk.today()).toString());
    fields.put(ACCOUNT, account);
    fields.put(OWNER, owner);
    fields.put("LeadSource", lead.get("LeadSource"));
    String id = desk.create("Opportunity", fields, by);
    desk.create(
        "OpportunityContactRole",
        Map.of("OpportunityId", id, "ContactId", contact, "IsPrimary", true),
        by);
    return id;
  }

  static LocalDate endOfQuarter(LocalDate day) {
    int after = day.getMonthValue() % QUARTER;
    LocalDate last = day.plusMonths(after == 0 ? 0 : QUARTER - after);
    return last.withDayOfMonth(last.lengthOfMonth());
  }

  private void close(
      SRecord lead, String account, String contact, Optional<String> opportunity, Saves.By by) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Status", STATUS);
    fields.put(CONVERTED, true);
    fields.put("ConvertedDate", desk.today().toString());
    fields.put("ConvertedAccountId", account);
    fields.put("ConvertedContactId", contact);
    opportunity.ifPresent(made -> fields.put("ConvertedOpportunityId", made));
    desk.change(lead, "convert", fields, by);
  }
}
