package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

/** Opportunities with their stages and roles. */
class OpportunityApiTest {
  private static final String OPPORTUNITIES = "sobjects/Opportunity";

  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();

  private static JsonObject deal() {
    return new JsonObject()
        .put("Name", "Blue ones")
        .put("StageName", "Qualification")
        .put("CloseDate", "2026-12-31");
  }

  private JsonObject read(String id) {
    return org.client().get(OPPORTUNITIES + "/" + id).json();
  }

  private Answer change(String id, String field, Object value) {
    return org.client()
        .patch(OPPORTUNITIES + "/" + id, new JsonObject().put(field, value).encode());
  }

  @Test
  void stage_tellsWhetherItIsClosedAndHowLikelyItIs() {
    String id = org.client().create("Opportunity", deal());
    assertThat(id).matches("006\\w{15}");
    assertThat(read(id).getMap())
        .containsEntry("Probability", 10)
        .containsEntry("IsClosed", false)
        .containsEntry("ForecastCategory", "Pipeline")
        .containsEntry("CurrencyIsoCode", "USD")
        .containsEntry("LastStageChangeDate", null);
    org.clock().advance(Duration.ofHours(1));
    assertThat(change(id, "StageName", "Closed Won").status()).isEqualTo(204);
    assertThat(read(id).getMap())
        .containsEntry("Probability", 100)
        .containsEntry("IsClosed", true)
        .containsEntry("IsWon", true)
        .containsEntry("ForecastCategory", "Closed")
        .containsEntry("LastStageChangeDate", "2026-11-24T10:00:00.000+0000");
  }

  @Test
  void probability_thatIsGiven_isKeptUntilTheStageChanges() {
    String id = org.client().create("Opportunity", deal().put("Probability", 33));
    assertThat(read(id).getInteger("Probability")).isEqualTo(33);
    change(id, "NextStep", "Call");
    assertThat(read(id).getInteger("Probability")).isEqualTo(33);
    change(id, "StageName", "Closed Lost");
    assertThat(read(id).getInteger("Probability")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "StageName, Dreaming, INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
    "CurrencyIsoCode, XXX, INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
    "IsWon, true, INVALID_FIELD_FOR_INSERT_UPDATE",
    "CloseDate, tomorrow, JSON_PARSER_ERROR",
    "CloseDate, , REQUIRED_FIELD_MISSING",
    "AccountId, 001Sy0009999999AAA, INVALID_CROSS_REFERENCE_KEY",
    "CampaignId, 701Sy0009999999AAA, INVALID_CROSS_REFERENCE_KEY",
    "OwnerId, 00GSy0009999999AAA, MALFORMED_ID",
  })
  void value_thatCannotBeStored_isRefused(String field, String value, String code) {
    Answer answer = org.client().post(OPPORTUNITIES, deal().put(field, value).encode());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).as(answer.body()).isEqualTo(code);
  }

  @Test
  void owner_thatIsNotActive_isRefused() {
    String rep = org.server().salesforce().userOf("rep");
    org.client().patch("sobjects/User/" + rep, "{\"IsActive\":false}");
    Answer answer = org.client().post(OPPORTUNITIES, deal().put("OwnerId", rep).encode());
    assertThat(answer.code()).isEqualTo("INACTIVE_OWNER_OR_USER");
    assertThat(answer.error().getString("message")).contains("as owner of opportunity");
  }

  @Test
  void role_joinsOpportunityAndContact_andGoesAndComesBackWithThem() {
    String account = org.client().create("Account", new JsonObject().put("Name", "Acme"));
    String contact = org.client().create("Contact", new JsonObject().put("LastName", "Lee"));
    String deal = org.client().create("Opportunity", deal().put("AccountId", account));
    String role =
        org.client()
            .create(
                "OpportunityContactRole",
                new JsonObject()
                    .put("OpportunityId", deal)
                    .put("ContactId", contact)
                    .put("Role", "Evaluator"));
    assertThat(role).matches("00K\\w{15}");
    String soql =
        "SELECT Role, Contact.LastName, Opportunity.StageName, Opportunity.Account.Name"
            + " FROM OpportunityContactRole WHERE ContactId = '%s'";
    JsonObject row =
        org.client().query(soql.formatted(contact)).json().getJsonArray("records").getJsonObject(0);
    assertThat(row.getJsonObject("Opportunity").getString("StageName")).isEqualTo("Qualification");
    assertThat(row.getJsonObject("Opportunity").getJsonObject("Account").getString("Name"))
        .isEqualTo("Acme");
    assertThat(row.getJsonObject("Contact").getString("LastName")).isEqualTo("Lee");

    org.client().delete(OPPORTUNITIES + "/" + deal);
    assertThat(org.store().count("OpportunityContactRole")).isZero();
    org.server().salesforce().pages().undelete("Opportunity", deal, "an admin");
    assertThat(org.store().count("OpportunityContactRole")).isOne();
  }

  @Test
  void role_movedToAnotherOpportunity_isRefused() {
    String contact = org.client().create("Contact", new JsonObject().put("LastName", "Lee"));
    String deal = org.client().create("Opportunity", deal());
    JsonObject role = new JsonObject().put("OpportunityId", deal).put("ContactId", contact);
    String path =
        "sobjects/OpportunityContactRole/" + org.client().create("OpportunityContactRole", role);
    assertThat(org.client().patch(path, role.encode()).code())
        .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
    assertThat(org.client().patch(path, "{\"IsPrimary\":true}").status()).isEqualTo(204);
    assertThat(org.client().get("sobjects/OpportunityContactRole/describe").json().getMap())
        .containsEntry("updateable", true);
  }

  @Test
  void stages_areReadInTheirOrderAndNotWritten() {
    assertThat(
            org.client()
                .column(
                    "SELECT MasterLabel FROM OpportunityStage ORDER BY SortOrder", "MasterLabel"))
        .hasSize(10)
        .startsWith("Prospecting")
        .endsWith("Closed Lost");
    assertThat(org.client().column("SELECT Id FROM OpportunityStage WHERE IsWon = true", "Id"))
        .hasSize(1)
        .allMatch(id -> id.toString().startsWith("01J"));
    Answer refused = org.client().post("sobjects/OpportunityStage", "{\"MasterLabel\":\"New\"}");
    assertThat(refused.code()).isEqualTo("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
    assertThat(refused.error().getString("message"))
        .isEqualTo("entity type cannot be inserted: OpportunityStage");
    assertThat(org.client().get("sobjects/OpportunityStage/describe").json().getMap())
        .contains(Map.entry("createable", false), Map.entry("queryable", true));
  }
}
