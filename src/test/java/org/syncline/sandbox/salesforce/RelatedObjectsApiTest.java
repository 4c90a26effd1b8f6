package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

/** Tasks, a custom object, profiles and record types. */
class RelatedObjectsApiTest {
  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();

  private String account() {
    return org.client().create("Account", new JsonObject().put("Name", "Acme"));
  }

  private String lead() {
    return org.client()
        .create("Lead", new JsonObject().put("LastName", "Lee").put("Company", "Acme"));
  }

  private JsonObject read(String object, String id) {
    return org.client().get("sobjects/" + object + "/" + id).json();
  }

  @Test
  void account_deletedAndUndeleted_takesItsContactsAlong() {
    String account = account();
    String contact =
        org.client()
            .create("Contact", new JsonObject().put("LastName", "Lee").put("AccountId", account));
    org.client().delete("sobjects/Account/" + account);
    assertThat(org.client().get("sobjects/Contact/" + contact).status()).isEqualTo(404);
    org.server().salesforce().pages().undelete("Account", account, "an admin");
    assertThat(read("Contact", contact).getBoolean("IsDeleted")).isFalse();
  }

  @Test
  void task_completed_isClosedWithItsTime() {
    String id =
        org.client().create("Task", new JsonObject().put("Subject", "Call").put("WhoId", lead()));
    assertThat(id).matches("00T\\w{15}");
    assertThat(read("Task", id).getMap())
        .containsEntry("Status", "Not Started")
        .containsEntry("Priority", "Normal")
        .containsEntry("IsClosed", false);
    org.client().patch("sobjects/Task/" + id, "{\"Status\":\"Completed\"}");
    assertThat(read("Task", id).getMap())
        .containsEntry("IsClosed", true)
        .containsEntry("CompletedDateTime", "2026-11-24T09:00:00.000+0000");
    org.client().patch("sobjects/Task/" + id, "{\"Status\":\"In Progress\"}");
    assertThat(read("Task", id).getMap()).containsEntry("CompletedDateTime", null);
  }

  @Test
  void task_aboutALeadAndSomethingElse_isRefused() {
    JsonObject task =
        new JsonObject().put("Subject", "Call").put("WhoId", lead()).put("WhatId", account());
    Answer answer = org.client().post("sobjects/Task", task.encode());
    assertThat(answer.code()).isEqualTo("FIELD_INTEGRITY_EXCEPTION");
    task.remove("WhoId");
    String id = org.client().create("Task", task);
    assertThat(org.client().column("SELECT What.Name FROM Task", "What"))
        .hasSize(1)
        .allMatch(what -> ((JsonObject) what).getString("Name").equals("Acme"));
    assertThat(org.client().patch("sobjects/Task/" + id, who(lead())).code())
        .isEqualTo("FIELD_INTEGRITY_EXCEPTION");
  }

  private static String who(String id) {
    return new JsonObject().put("WhoId", id).encode();
  }

  @Test
  void customObject_isWrittenDescribedAndJoined() {
    JsonObject subscription =
        new JsonObject().put("Account__c", account()).put("Plan__c", "Plus").put("Amount__c", 49.5);
    String id = org.client().create("Subscription__c", subscription);
    assertThat(id).matches("a01\\w{15}");
    assertThat(read("Subscription__c", id).getMap())
        .containsEntry("Name", id)
        .containsEntry("Status__c", "Trial")
        .containsEntry("Amount__c", 49.5);
    JsonObject row =
        org.client()
            .query("SELECT Account__r.Name FROM Subscription__c WHERE Plan__c = 'Plus'")
            .json()
            .getJsonArray("records")
            .getJsonObject(0);
    assertThat(row.getJsonObject("Account__r").getString("Name")).isEqualTo("Acme");
    JsonObject described = org.client().get("sobjects/Subscription__c/describe").json();
    assertThat(described.getBoolean("custom")).isTrue();
    subscription.put("Plan__c", "Golden");
    assertThat(org.client().post("sobjects/Subscription__c", subscription.encode()).code())
        .isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
  }

  @Test
  void tree_ofACampaignWithItsOpportunities_followsTheRightWay() {
    JsonObject deal =
        new JsonObject()
            .put("attributes", new JsonObject().put("type", "Opportunity").put("referenceId", "d"))
            .put("Name", "Blue ones")
            .put("StageName", "Prospecting")
            .put("CloseDate", "2026-12-31");
    JsonObject campaign =
        new JsonObject()
            .put("attributes", new JsonObject().put("type", "Campaign").put("referenceId", "c"))
            .put("Name", "Fair")
            .put("Opportunities", new JsonObject().put("records", JsonArray.of(deal)));
    JsonObject body = new JsonObject().put("records", JsonArray.of(campaign));
    assertThat(org.client().post("composite/tree/Campaign", body.encode()).status()).isEqualTo(201);
    assertThat(org.client().column("SELECT CampaignId FROM Opportunity", "CampaignId"))
        .hasSize(1)
        .allMatch(id -> id.toString().startsWith("701"));
  }

  @Test
  void user_hasAProfileThatIsReadOnly() {
    String user = org.server().salesforce().userOf("rep");
    JsonObject row =
        org.client()
            .query("SELECT Profile.Name, ProfileId FROM User WHERE Id = '" + user + "'")
            .json()
            .getJsonArray("records")
            .getJsonObject(0);
    assertThat(row.getJsonObject("Profile").getString("Name")).isEqualTo("Standard User");
    String profile = row.getString("ProfileId");
    assertThat(profile).matches("00e\\w{15}");
    Answer refused = org.client().patch("sobjects/Profile/" + profile, "{\"Name\":\"Boss\"}");
    assertThat(refused.code()).isEqualTo("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
    assertThat(org.client().delete("sobjects/Profile/" + profile).status()).isEqualTo(400);
  }

  @Test
  void recordType_isReadByTheNameOfItsDeveloper() {
    assertThat(
            org.client()
                .column(
                    "SELECT Id FROM RecordType WHERE SobjectType = 'Opportunity'"
                        + " AND DeveloperName = 'Renewal'",
                    "Id"))
        .hasSize(1)
        .allMatch(id -> id.toString().startsWith("012"));
  }
}
