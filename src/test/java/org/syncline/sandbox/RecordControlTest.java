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

/** What people do to the org's records: merge them, hand them over. */
class RecordControlTest {
  private static final String CONTROL = "/sandbox/control/crm/";

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

  private JsonObject losers(String... ids) {
    return new JsonObject().put("losers", new JsonArray(java.util.List.of(ids)));
  }

  private void merge(String object, String winner, JsonObject body) {
    Answer answer = control(object, winner, "merge", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void merge_ofContacts_leavesTheWinnerWithValuesAndChildren() {
    String winner = org.client().create("Contact", new JsonObject().put("LastName", "Lee"));
    String loser =
        org.client()
            .create(
                "Contact", new JsonObject().put("LastName", "Lea").put("Syncline_Id__c", "s-1"));
    String shared = opportunity("Shared");
    String alone = opportunity("Alone");
    role(shared, winner);
    role(shared, loser);
    role(alone, loser);
    org.clock().advance(Duration.ofMinutes(1));
    JsonObject fields = new JsonObject().put("Title", "Boss").put("Syncline_Id__c", "s-1");
    merge("Contact", winner, losers(loser).put("fields", fields));
    assertThat(read("Contact", winner).getMap())
        .containsEntry("LastName", "Lee")
        .containsEntry("Title", "Boss")
        .containsEntry("Syncline_Id__c", "s-1")
        .containsEntry("SystemModstamp", "2026-11-24T09:01:00.000+0000");
    String gone =
        "SELECT MasterRecordId, SystemModstamp FROM Contact WHERE IsDeleted = true AND Id = '%s'";
    assertThat(first(gone.formatted(loser)))
        .contains(
            Map.entry("MasterRecordId", winner),
            Map.entry("SystemModstamp", "2026-11-24T09:01:00.000+0000"));
    assertThat(
            org.client()
                .column("SELECT OpportunityId, ContactId FROM OpportunityContactRole", "ContactId"))
        .containsExactly(winner, winner);
    assertThat(org.store().count("OpportunityContactRole")).isEqualTo(2);
  }

  private String opportunity(String name) {
    return org.client()
        .create(
            "Opportunity",
            new JsonObject()
                .put("Name", name)
                .put("StageName", "Prospecting")
                .put("CloseDate", "2026-12-31"));
  }

  private void role(String opportunity, String contact) {
    assertThat(
            org.client()
                .create(
                    "OpportunityContactRole",
                    new JsonObject().put("OpportunityId", opportunity).put("ContactId", contact)))
        .startsWith("00K");
  }

  @Test
  void merge_ofThreeAccounts_movesTheirContacts() {
    String winner = org.client().create("Account", new JsonObject().put("Name", "Acme"));
    String second = org.client().create("Account", new JsonObject().put("Name", "Acme Inc"));
    String third = org.client().create("Account", new JsonObject().put("Name", "ACME"));
    for (String account : new String[] {second, third}) {
      org.client()
          .create("Contact", new JsonObject().put("LastName", "L").put("AccountId", account));
    }
    merge("Account", winner, losers(second, third));
    assertThat(org.client().column("SELECT AccountId FROM Contact", "AccountId"))
        .containsExactly(winner, winner);
    assertThat(org.store().count("Account")).isOne();
  }

  @Test
  void merge_ofLeads_movesTasksAndMembersAndDropsDoubledOnes() {
    String winner = org.client().create("Lead", ann());
    String loser = org.client().create("Lead", ann());
    String fair = org.client().create("Campaign", new JsonObject().put("Name", "Fair"));
    String tour = org.client().create("Campaign", new JsonObject().put("Name", "Tour"));
    String kept = member(fair, winner);
    String doubled = member(fair, loser);
    String moved = member(tour, loser);
    String task = org.client().create("Task", new JsonObject().put("WhoId", loser));
    merge("Lead", winner, losers(loser));
    assertThat(read("Task", task).getString("WhoId")).isEqualTo(winner);
    assertThat(read("CampaignMember", moved).getString("LeadId")).isEqualTo(winner);
    assertThat(read("CampaignMember", kept).getString("LeadId")).isEqualTo(winner);
    assertThat(org.client().get("sobjects/CampaignMember/" + doubled).status()).isEqualTo(404);
    assertThat(read("Campaign", fair).getInteger("NumberOfLeads")).isOne();
  }

  private String member(String campaign, String lead) {
    return org.client()
        .create("CampaignMember", new JsonObject().put("CampaignId", campaign).put("LeadId", lead));
  }

  @Test
  void loser_takenOutOfTheRecycleBin_standsAloneAgain() {
    String winner = org.client().create("Lead", ann());
    String loser = org.client().create("Lead", ann());
    merge("Lead", winner, losers(loser));
    assertThat(control("Lead", loser, "undelete", new JsonObject()).status()).isEqualTo(200);
    assertThat(read("Lead", loser).getMap()).containsEntry("MasterRecordId", null);
    refused(control("Lead", loser, "undelete", new JsonObject()), "no deleted Lead");
  }

  @Test
  void merge_thatCannotBe_isRefusedAndChangesNothing() {
    String winner = org.client().create("Lead", ann());
    String loser = org.client().create("Lead", ann());
    String converted = org.client().create("Lead", ann());
    convert(converted, new JsonObject());
    refused(control("Lead", winner, "merge", new JsonObject()), "losers");
    refused(control("Lead", winner, "merge", losers()), "one or two");
    refused(control("Lead", winner, "merge", losers(loser, loser, loser)), "one or two");
    refused(control("Lead", winner, "merge", losers(winner)), "twice");
    refused(control("Lead", winner, "merge", losers("00QSy0000009999AAA")), "no Lead");
    refused(control("Lead", winner, "merge", losers(converted)), "converted");
    refused(control("Lead", converted, "merge", losers(loser)), "converted");
    refused(
        control(
            "User",
            org.server().salesforce().userOf("a"),
            "merge",
            losers(org.server().salesforce().userOf("b"))),
        "no merging");
    JsonObject wrong = losers(loser).put("fields", new JsonObject().put("Email", "none"));
    refused(control("Lead", winner, "merge", wrong), "INVALID_EMAIL_ADDRESS");
    assertThat(read("Lead", loser).getBoolean("IsDeleted")).isFalse();
  }

  @Test
  void opportunity_thatGoesQuiet_hadItsStageChangedSoManyDaysAgo() {
    String id = opportunity("Quiet");
    org.clock().advance(Duration.ofMinutes(1));
    Answer answer = control("Opportunity", id, "quiet", new JsonObject().put("days", 8));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(read("Opportunity", id).getMap())
        .containsEntry("LastStageChangeDate", "2026-11-16T09:01:00.000+0000")
        .containsEntry("SystemModstamp", "2026-11-24T09:01:00.000+0000");
    refused(control("Opportunity", id, "quiet", new JsonObject()), "days are required");
    refused(control("Opportunity", id, "quiet", new JsonObject().put("days", -1)), "negative");
  }

  @Test
  void owner_givenByAPerson_isAUserOrForLeadsAQueue() {
    String lead = org.client().create("Lead", ann());
    String contact = org.client().create("Contact", new JsonObject().put("LastName", "Lee"));
    String rep = org.server().salesforce().userOf("rep");
    String queue = org.client().create("Group", new JsonObject().put("Name", "Hot leads"));
    assertThat(owner("Contact", contact, rep).status()).isEqualTo(200);
    assertThat(read("Contact", contact).getString("OwnerId")).isEqualTo(rep);
    assertThat(owner("Lead", lead, queue).status()).isEqualTo(200);
    assertThat(read("Lead", lead).getString("OwnerId")).isEqualTo(queue);
    refused(owner("Contact", contact, queue), "a queue owns leads only");
    refused(owner("Lead", lead, "005Sy0000009999AAA"), "no user or queue");
    refused(owner("Lead", lead, contact), "no user and no queue");
    refused(control("Lead", lead, "owner", new JsonObject()), "an owner is required");
    refused(owner("Group", queue, rep), "has no owner");
    org.client().patch("sobjects/User/" + rep, "{\"IsActive\":false}");
    refused(owner("Lead", lead, rep), "not active");
  }

  private Answer owner(String object, String id, String owner) {
    return control(object, id, "owner", new JsonObject().put("owner", owner));
  }

  @Test
  void whatPeopleDid_isInTheLogOfWritesAsAnAdmins() {
    String lead = org.client().create("Lead", ann());
    String made = convert(lead, new JsonObject()).getString("contactId");
    assertThat(org.server().writes().find(w -> w.who().equals("an admin"), 10))
        .extracting(w -> w.action() + " " + w.id())
        .contains("convert " + lead, "create " + made);
  }
}
