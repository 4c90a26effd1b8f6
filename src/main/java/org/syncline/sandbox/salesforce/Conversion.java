package org.syncline.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.record.SalesforceId;

/** Makes an account, a contact and an opportunity of a lead, as its button "Convert" does. */
final class Conversion {
  private static final String STATUS = "Closed - Converted";
  private static final String CONVERTED = "IsConverted";
  private static final String MEMBER = "CampaignMember";

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
    FromLead maker = new FromLead(lead, store, desk, by);
    String account = account(maker, chosen, choice.accountId());
    String contact =
        chosen.map(known -> maker.fillIn(known, account)).orElseGet(() -> maker.contact(account));
    Optional<String> opportunity =
        choice.opportunity()
            ? Optional.of(maker.opportunity(choice.opportunityName(), account, contact))
            : Optional.empty();
    moveTasks(lead, contact, by);
    moveMembers(lead, contact, by);
    close(lead, account, contact, opportunity, by);
    return new OrgPages.Converted(account, contact, opportunity);
  }

  private String account(FromLead maker, Optional<SRecord> contact, String chosen) {
    Object held = contact.map(known -> known.get(FromLead.ACCOUNT)).orElse(null);
    if (chosen == null) {
      return held == null ? maker.account() : held.toString();
    }
    if (held != null && !held.equals(SalesforceId.to18(chosen))) {
      throw new IllegalArgumentException("that contact belongs to another account, " + held);
    }
    return desk.open("Account", chosen).id();
  }

  private void moveTasks(SRecord lead, String contact, Saves.By by) {
    store.children("Task", "WhoId", lead.id()).stream()
        .filter(task -> !task.deleted())
        .forEach(task -> desk.change(task, "update", Map.of("WhoId", contact), by));
  }

  /** The members of the lead become those of the contact too, unless it is one already. */
  private void moveMembers(SRecord lead, String contact, Saves.By by) {
    Set<Object> campaigns =
        store.children(MEMBER, FromLead.CONTACT, contact).stream()
            .filter(member -> !member.deleted())
            .map(member -> member.get("CampaignId"))
            .collect(Collectors.toSet());
    for (SRecord member : store.children(MEMBER, "LeadId", lead.id())) {
      if (member.deleted()) {
        continue;
      }
      if (campaigns.contains(member.get("CampaignId"))) {
        desk.delete(member, "delete", by);
      } else {
        desk.change(member, "update", Map.of(FromLead.CONTACT, contact), by);
      }
    }
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
