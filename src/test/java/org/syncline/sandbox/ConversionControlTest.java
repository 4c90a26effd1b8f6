package org.syncline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

/** What becomes of a lead that somebody converts. */
class ConversionControlTest {
  private static final String CONTROL = "/sandbox/control/crm/";
  private static final String LEAD = "sobjects/Lead/";
  private static final String CONVERTED = "CANNOT_UPDATE_CONVERTED_LEAD";

  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();

  private static JsonObject ann() {
    return new JsonObject()
        .put("FirstName", "Ann")
        .put("LastName", "Lee")
        .put("Company", "Acme")
        .put("Email", "ann@acme.example")
        .put("Street", "Elm 1")
        .put("City", "Ulm")
        .put("Description", "Likes blue.")
        .put("Department__c", "Sales")
        .put("Territory__c", "South")
        .put("HasOptedOutOfEmail", true);
  }

  private Answer control(String object, String id, String action, JsonObject body) {
    return org.client().post(CONTROL + object + "/" + id + "/" + action, body.encode());
  }

  private JsonObject convert(String lead, JsonObject choice) {
    Answer answer = control("Lead", lead, "convert", choice);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private void refused(Answer answer, String why) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().getString("error")).contains(why);
  }

  private JsonObject read(String object, String id) {
    return org.client().get("sobjects/" + object + "/" + id).json();
  }

  private JsonObject first(String soql) {
    return org.client().queryAll(soql).json().getJsonArray("records").getJsonObject(0);
  }

  @Test
  void lead_convertedWithNothingChosen_becomesAnAccountAndAContact() {
    String lead = org.client().create("Lead", ann());
    org.clock().advance(Duration.ofMinutes(1));
    JsonObject made = convert(lead, new JsonObject());
    JsonObject contact = read("Contact", made.getString("contactId"));
    assertThat(contact.getMap())
        .containsEntry("Name", "Ann Lee")
        .containsEntry("Email", "ann@acme.example")
        .containsEntry("MailingStreet", "Elm 1")
        .containsEntry("MailingCity", "Ulm")
        .containsEntry("Department", "Sales")
        .containsEntry("Territory__c", "South")
        .containsEntry("HasOptedOutOfEmail", true)
        .containsEntry("AccountId", made.getString("accountId"))
        .containsEntry("OwnerId", org.server().salesforce().userOf("tester"));
    JsonObject account = read("Account", made.getString("accountId"));
    assertThat(account.getMap())
        .containsEntry("Name", "Acme")
        .containsEntry("BillingCity", "Ulm")
        .containsEntry("Description", null);
    assertThat(read("Lead", lead).getMap())
        .containsEntry("Status", "Closed - Converted")
        .containsEntry("IsConverted", true)
        .containsEntry("ConvertedDate", "2026-11-24")
        .containsEntry("ConvertedAccountId", made.getString("accountId"))
        .containsEntry("ConvertedContactId", made.getString("contactId"))
        .containsEntry("ConvertedOpportunityId", null)
        .containsEntry("SystemModstamp", "2026-11-24T09:01:00.000+0000");
  }

  @Test
  void lead_convertedIntoAContactThatIsThere_fillsItsBlanksOnly() {
    String account = org.client().create("Account", new JsonObject().put("Name", "Acme"));
    String contact =
        org.client()
            .create(
                "Contact",
                new JsonObject()
                    .put("LastName", "Leigh")
                    .put("AccountId", account)
                    .put("MailingCity", "Bonn"));
    JsonObject made =
        convert(org.client().create("Lead", ann()), new JsonObject().put("contactId", contact));
    assertThat(made.getString("contactId")).isEqualTo(contact);
    assertThat(made.getString("accountId")).isEqualTo(account);
    assertThat(read("Contact", contact).getMap())
        .containsEntry("LastName", "Leigh")
        .containsEntry("MailingCity", "Bonn")
        .containsEntry("FirstName", "Ann")
        .containsEntry("HasOptedOutOfEmail", false);
    assertThat(org.store().count("Account")).isOne();
  }

  @Test
  void lead_convertedWithAnOpportunity_givesTheContactItsPrimaryRole() {
    String account = org.client().create("Account", new JsonObject().put("Name", "Acme"));
    JsonObject choice = new JsonObject().put("accountId", account).put("createOpportunity", true);
    String lead = org.client().create("Lead", ann());
    JsonObject made = convert(lead, choice);
    String opportunity = made.getString("opportunityId");
    assertThat(read("Lead", lead).getString("ConvertedOpportunityId")).isEqualTo(opportunity);
    assertThat(read("Opportunity", opportunity).getMap())
        .containsEntry("Name", "Acme-")
        .containsEntry("AccountId", account)
        .containsEntry("CloseDate", "2026-12-31");
    assertThat(first("SELECT OpportunityId, ContactId, IsPrimary FROM OpportunityContactRole"))
        .contains(
            Map.entry("OpportunityId", opportunity),
            Map.entry("ContactId", made.getString("contactId")),
            Map.entry("IsPrimary", true));
    choice.put("opportunityName", "Acme, blue ones");
    String second = convert(org.client().create("Lead", ann()), choice).getString("opportunityId");
    assertThat(read("Opportunity", second).getString("Name")).isEqualTo("Acme, blue ones");
  }

  @Test
  void lead_withTasksAndMemberships_handsThemToItsContact() {
    String lead = org.client().create("Lead", ann());
    String campaign = org.client().create("Campaign", new JsonObject().put("Name", "Fair"));
    String task = org.client().create("Task", new JsonObject().put("WhoId", lead));
    String member =
        org.client()
            .create(
                "CampaignMember", new JsonObject().put("CampaignId", campaign).put("LeadId", lead));
    String contact = convert(lead, new JsonObject()).getString("contactId");
    assertThat(read("Task", task).getString("WhoId")).isEqualTo(contact);
    assertThat(read("CampaignMember", member).getMap())
        .containsEntry("LeadId", lead)
        .containsEntry("ContactId", contact);
    assertThat(read("Campaign", campaign).getMap())
        .containsEntry("NumberOfLeads", 0)
        .containsEntry("NumberOfContacts", 1)
        .containsEntry("NumberOfConvertedLeads", 1);
    String twin = org.client().create("Lead", ann());
    String second =
        org.client()
            .create(
                "CampaignMember", new JsonObject().put("CampaignId", campaign).put("LeadId", twin));
    convert(twin, new JsonObject().put("contactId", contact));
    assertThat(org.client().get("sobjects/CampaignMember/" + second).status()).isEqualTo(404);
  }

  @Test
  void lead_ofAQueue_givesItsContactToWhoeverConvertsIt() {
    String queue = org.client().create("Group", new JsonObject().put("Name", "Hot leads"));
    String lead = org.client().create("Lead", ann().put("OwnerId", queue));
    org.client().header("Sforce-Auto-Assign", "FALSE");
    String contact = convert(lead, new JsonObject()).getString("contactId");
    assertThat(read("Contact", contact).getString("OwnerId"))
        .isEqualTo(org.server().salesforce().userOf("an admin"));
  }

  @Test
  void convertedLead_isReadButNoLongerUpdated() {
    String lead = org.client().create("Lead", ann());
    convert(lead, new JsonObject());
    Answer single = org.client().patch(LEAD + lead, "{\"City\":\"Bonn\"}");
    assertThat(single.status()).isEqualTo(400);
    assertThat(single.code()).isEqualTo(CONVERTED);
    assertThat(single.error().getString("message")).isEqualTo("cannot reference converted lead");
    JsonObject change =
        new JsonObject()
            .put("attributes", new JsonObject().put("type", "Lead"))
            .put("id", lead)
            .put("City", "Bonn");
    Answer many =
        org.client()
            .patch(
                "composite/sobjects",
                new JsonObject().put("records", new JsonArray().add(change)).encode());
    assertThat(many.body()).contains("\"statusCode\":\"" + CONVERTED);
    assertThat(bulkFailures(lead)).contains(CONVERTED + ":cannot reference converted lead:");
    refused(control("Lead", lead, "edit", new JsonObject().put("City", "Bonn")), CONVERTED);
    assertThat(first("SELECT City, IsConverted FROM Lead WHERE IsConverted = true"))
        .contains(Map.entry("City", "Ulm"));
  }

  private String bulkFailures(String lead) {
    JsonObject job =
        new JsonObject()
            .put("object", "Lead")
            .put("operation", "update")
            .put("contentType", "CSV")
            .put("lineEnding", "LF");
    String path =
        "jobs/ingest/" + org.client().post("jobs/ingest", job.encode()).json().getString("id");
    org.client().put(path + "/batches", "Id,City\n" + lead + ",Bonn\n");
    org.client().patch(path, "{\"state\":\"UploadComplete\"}");
    return org.client().get(path + "/failedResults").body();
  }

  @Test
  void convertedLead_isNotPickedByTheStreamOfEdits() {
    String lead = org.client().create("Lead", ann());
    convert(lead, new JsonObject());
    assertThat(new OrgPeople(org.server().salesforce()).get("Lead", lead)).isEmpty();
  }

  @Test
  void conversion_thatCannotBe_isRefusedAndChangesNothing() {
    String lead = org.client().create("Lead", ann());
    String gone = org.client().create("Lead", ann());
    org.client().delete(LEAD + gone);
    String other = org.client().create("Account", new JsonObject().put("Name", "Other"));
    String account = org.client().create("Account", new JsonObject().put("Name", "Acme"));
    String contact =
        org.client()
            .create("Contact", new JsonObject().put("LastName", "Lee").put("AccountId", account));
    JsonObject none = new JsonObject();
    refused(control("Lead", gone, "convert", none), "is deleted");
    refused(control("Lead", "00QSy0000009999AAA", "convert", none), "no Lead");
    refused(control("Lead", lead, "convert", none.copy().put("accountId", lead)), "no Account");
    refused(control("Lead", lead, "convert", none.copy().put("contactId", "003")), "no Contact");
    JsonObject twoAccounts = none.copy().put("contactId", contact).put("accountId", other);
    refused(control("Lead", lead, "convert", twoAccounts), "another account");
    assertThat(read("Lead", lead).getBoolean("IsConverted")).isFalse();
    convert(lead, none);
    refused(control("Lead", lead, "convert", none), "converted already");
  }
}
