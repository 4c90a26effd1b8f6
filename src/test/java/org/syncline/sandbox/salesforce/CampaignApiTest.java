package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.syncline.testsupport.SalesforceClient;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

/** Campaigns, their members and statuses. */
class CampaignApiTest {
  private static final String MEMBERS = "sobjects/CampaignMember";

  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();

  private String campaign;
  private String lead;
  private String contact;

  @BeforeEach
  void people() {
    campaign = org.client().create("Campaign", new JsonObject().put("Name", "Fair"));
    lead =
        org.client().create("Lead", new JsonObject().put("LastName", "Lee").put("Company", "Acme"));
    contact = org.client().create("Contact", new JsonObject().put("LastName", "May"));
  }

  private JsonObject member(String person, String id) {
    return new JsonObject().put("CampaignId", campaign).put(person, id);
  }

  private String join(String person, String id, String status) {
    return org.client().create("CampaignMember", member(person, id).put("Status", status));
  }

  private JsonObject read(String object, String id) {
    return org.client().get("sobjects/" + object + "/" + id).json();
  }

  @Test
  void campaign_thatIsNew_offersSentAndResponded() {
    assertThat(campaign).matches("701\\w{15}");
    String statuses =
        "SELECT Label, HasResponded, IsDefault FROM CampaignMemberStatus WHERE CampaignId = '"
            + campaign
            + "' ORDER BY SortOrder";
    assertThat(org.client().column(statuses, "Label")).containsExactly("Sent", "Responded");
    assertThat(org.client().column(statuses, "HasResponded")).containsExactly(false, true);
    assertThat(org.client().column(statuses, "IsDefault")).containsExactly(true, false);
  }

  @Test
  void member_withoutAStatus_hasTheDefaultOne() {
    String id = org.client().create("CampaignMember", member("LeadId", lead));
    assertThat(id).matches("00v\\w{15}");
    assertThat(read("CampaignMember", id).getMap())
        .containsEntry("Status", "Sent")
        .containsEntry("HasResponded", false)
        .containsEntry("FirstRespondedDate", null);
  }

  @Test
  void member_whoResponds_keepsTheDayOfTheFirstTime() {
    String id = join("LeadId", lead, "Sent");
    org.client().patch(MEMBERS + "/" + id, "{\"Status\":\"Responded\"}");
    org.clock().advance(Duration.ofDays(2));
    SalesforceClient later = org.newClient();
    later.patch(MEMBERS + "/" + id, "{\"Status\":\"Sent\"}");
    later.patch(MEMBERS + "/" + id, "{\"Status\":\"Responded\"}");
    assertThat(later.get(MEMBERS + "/" + id).json().getMap())
        .containsEntry("HasResponded", true)
        .containsEntry("FirstRespondedDate", "2026-11-24");
  }

  @Test
  void status_thatCountsAsAResponse_isWhatItsCampaignSays() {
    JsonObject status =
        new JsonObject()
            .put("CampaignId", campaign)
            .put("Label", "Attended")
            .put("HasResponded", true)
            .put("IsDefault", true)
            .put("SortOrder", 3);
    assertThat(org.client().create("CampaignMemberStatus", status)).matches("01Y\\w{15}");
    assertThat(org.client().post("sobjects/CampaignMemberStatus", status.encode()).code())
        .isEqualTo("DUPLICATE_VALUE");
    assertThat(
            org.client()
                .column("SELECT Label FROM CampaignMemberStatus WHERE IsDefault = true", "Label"))
        .containsExactly("Attended");
    assertThat(read("CampaignMember", join("LeadId", lead, null)).getMap())
        .containsEntry("Status", "Attended")
        .containsEntry("HasResponded", true);
  }

  @Test
  void personTwiceInACampaign_isRefusedInEachWayOfCreating() {
    join("LeadId", lead, "Sent");
    Answer again = org.client().post(MEMBERS, member("LeadId", lead).encode());
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.code()).isEqualTo("DUPLICATE_VALUE");
    assertThat(again.error().getString("message")).isEqualTo("Already a campaign member.");
    JsonObject attributes = new JsonObject().put("type", "CampaignMember");
    JsonObject other = member("ContactId", contact).put("attributes", attributes);
    JsonArray records = JsonArray.of(other, other.copy());
    Answer many =
        org.client().post("composite/sobjects", new JsonObject().put("records", records).encode());
    assertThat(many.array().getJsonObject(0).getBoolean("success")).isTrue();
    assertThat(many.array().getJsonObject(1).encode())
        .contains("DUPLICATE_VALUE", "Already a campaign member.");
    assertThat(org.store().count("CampaignMember")).isEqualTo(2);
  }

  @Test
  void member_thatCannotBe_isRefused() {
    assertThat(org.client().post(MEMBERS, member("LeadId", null).encode()).code())
        .isEqualTo("REQUIRED_FIELD_MISSING");
    assertThat(org.client().post(MEMBERS, member("LeadId", contact).encode()).code())
        .isEqualTo("MALFORMED_ID");
    assertThat(org.client().post(MEMBERS, member("LeadId", "00QSy0009999999AAA").encode()).code())
        .isEqualTo("INVALID_CROSS_REFERENCE_KEY");
    assertThat(
            org.client()
                .post(MEMBERS, member("LeadId", lead).put("HasResponded", true).encode())
                .code())
        .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
    String id = join("LeadId", lead, "Sent");
    assertThat(org.client().patch(MEMBERS + "/" + id, member("LeadId", lead).encode()).code())
        .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
  }

  @Test
  void member_givenBothLeadAndContact_isTheContacts() {
    String id =
        org.client().create("CampaignMember", member("LeadId", lead).put("ContactId", contact));
    assertThat(read("CampaignMember", id).getMap())
        .containsEntry("LeadId", null)
        .containsEntry("ContactId", contact);
  }

  @Test
  void sums_followMembersAndOpportunitiesAndMoveTheStamp() {
    org.clock().advance(Duration.ofMinutes(1));
    String member = join("LeadId", lead, "Responded");
    join("ContactId", contact, "Sent");
    JsonObject deal =
        new JsonObject()
            .put("Name", "Blue ones")
            .put("StageName", "Closed Won")
            .put("CloseDate", "2026-11-01")
            .put("Amount", 500)
            .put("CampaignId", campaign);
    String opportunity = org.client().create("Opportunity", deal);
    assertThat(read("Campaign", campaign).getMap())
        .containsEntry("NumberOfLeads", 1)
        .containsEntry("NumberOfContacts", 1)
        .containsEntry("NumberOfResponses", 1)
        .containsEntry("NumberOfOpportunities", 1)
        .containsEntry("NumberOfWonOpportunities", 1)
        .containsEntry("AmountWonOpportunities", 500)
        .containsEntry("LastModifiedDate", "2026-11-24T09:00:00.000+0000")
        .containsEntry("SystemModstamp", "2026-11-24T09:01:00.000+0000");
    org.client().delete(MEMBERS + "/" + member);
    org.client().patch("sobjects/Opportunity/" + opportunity, "{\"Amount\":300}");
    assertThat(read("Campaign", campaign).getMap())
        .containsEntry("NumberOfLeads", 0)
        .containsEntry("NumberOfResponses", 0)
        .containsEntry("AmountAllOpportunities", 300);
  }

  @Test
  void sums_afterARolledBackCall_areAsBefore() {
    JsonObject attributes = new JsonObject().put("type", "CampaignMember");
    JsonObject one = member("LeadId", lead).put("attributes", attributes);
    JsonObject body =
        new JsonObject().put("allOrNone", true).put("records", JsonArray.of(one, one.copy()));
    org.client().post("composite/sobjects", body.encode());
    assertThat(read("Campaign", campaign).getInteger("NumberOfLeads")).isZero();
    assertThat(org.store().count("CampaignMember")).isZero();
  }

  @Test
  void campaign_deletedAndUndeleted_takesMembersAndStatusesAlong() {
    join("LeadId", lead, "Responded");
    org.client().delete("sobjects/Campaign/" + campaign);
    assertThat(org.store().count("CampaignMember")).isZero();
    assertThat(org.store().count("CampaignMemberStatus")).isZero();
    org.server().salesforce().pages().undelete("Campaign", campaign, "an admin");
    assertThat(org.store().count("CampaignMember")).isOne();
    assertThat(org.store().count("CampaignMemberStatus")).isEqualTo(2);
    assertThat(read("Campaign", campaign).getInteger("NumberOfResponses")).isOne();
  }

  @Test
  void metrics_areWrittenAndNumbersOfMembersAreNot() {
    String path = "sobjects/Campaign/" + campaign;
    assertThat(org.client().patch(path, "{\"Pardot_Clicks__c\":7}").status()).isEqualTo(204);
    assertThat(read("Campaign", campaign).getInteger("Pardot_Clicks__c")).isEqualTo(7);
    assertThat(org.client().patch(path, "{\"NumberOfLeads\":7}").code())
        .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
  }

  @Test
  void members_areFoundByTheirParentAndJoinedToIt() {
    join("LeadId", lead, "Sent");
    JsonArray rows =
        org.client()
            .query(
                "SELECT Id, Campaign.Name, Lead.Company FROM CampaignMember WHERE CampaignId IN ('"
                    + campaign
                    + "') AND Campaign.Name = 'Fair'")
            .json()
            .getJsonArray("records");
    assertThat(rows).hasSize(1);
    assertThat(rows.getJsonObject(0).getJsonObject("Campaign").getString("Name")).isEqualTo("Fair");
    assertThat(rows.getJsonObject(0).getJsonObject("Lead").getString("Company")).isEqualTo("Acme");
  }
}
