package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.testsupport.Recorded;
import org.syncline.testsupport.SalesforceClient;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

class DescribeApiTest {
  @RegisterExtension
  final SalesforceOrg org =
      new SalesforceOrg(
          s ->
              s.withCustom(
                  Map.of(
                      "Lead",
                      Map.of("Level__c", "double", "Key__c", "string externalId"),
                      "Contact",
                      Map.of(
                          "Grade__c", "string 3 readOnly",
                          "Heat__c", "picklist required values=Hot,Cold"))));

  private Map<String, JsonObject> fields(String object) {
    return org
        .client()
        .get("sobjects/" + object + "/describe/")
        .json()
        .getJsonArray("fields")
        .stream()
        .map(JsonObject.class::cast)
        .collect(Collectors.toMap(field -> field.getString("name"), Function.identity()));
  }

  @Test
  void objects_areThoseThatASyncOfPeopleMeets() {
    assertThat(
            org.client().get("sobjects").json().getJsonArray("sobjects").stream()
                .map(o -> ((JsonObject) o).getString("name")))
        .containsExactly(
            "Account",
            "Campaign",
            "CampaignMember",
            "CampaignMemberStatus",
            "Case",
            "Contact",
            "Group",
            "Lead",
            "Opportunity",
            "OpportunityContactRole",
            "OpportunityStage",
            "Profile",
            "RecordType",
            "Subscription__c",
            "Task",
            "User");
    JsonObject lead = org.client().get("sobjects/Lead").json().getJsonObject("objectDescribe");
    assertThat(lead.getString("keyPrefix")).isEqualTo("00Q");
    assertThat(org.client().get("sobjects/Nonsense/describe").status()).isEqualTo(404);
  }

  @Test
  void fields_areDescribedUnderTheNamesOfTheRecordedDescribe() {
    JsonObject recorded =
        ((JsonObject) Recorded.salesforceJson("metadata/read/accounts-sampled.json"))
            .getJsonArray("compositeResponse")
            .getJsonObject(0)
            .getJsonObject("body")
            .getJsonArray("fields")
            .getJsonObject(0);
    assertThat(recorded.fieldNames()).containsAll(fields("Account").get("Name").fieldNames());
  }

  @Test
  void fields_tellTypeLengthWordsAndParents() {
    Map<String, JsonObject> lead = fields("Lead");
    assertThat(lead.get("LastName").getBoolean("nillable")).isFalse();
    assertThat(lead.get("Email").getInteger("length")).isEqualTo(80);
    assertThat(lead.get("Salutation").getJsonArray("picklistValues")).hasSize(6);
    assertThat(lead.get("IsConverted").getBoolean("updateable")).isFalse();
    assertThat(lead.get("OwnerId").getJsonArray("referenceTo")).containsExactly("User", "Group");
    assertThat(lead.get("OwnerId").getString("relationshipName")).isEqualTo("Owner");
    assertThat(lead.get("Syncline_Id__c").getBoolean("externalId")).isTrue();
  }

  @Test
  void recordTypes_areToldAsTheRecordedDescribeDoes() {
    List<JsonObject> infos = recordTypes("Opportunity");
    assertThat(infos.stream().map(info -> info.getString("developerName")))
        .containsExactly("New_Business", "Renewal", "Master");
    assertThat(infos.get(0).getBoolean("defaultRecordTypeMapping")).isTrue();
    assertThat(recordTypes("Lead"))
        .singleElement()
        .matches(info -> info.getString("recordTypeId").equals("012000000000000AAA"))
        .matches(info -> info.getBoolean("master") && info.getBoolean("available"));
  }

  private List<JsonObject> recordTypes(String object) {
    return org
        .client()
        .get("sobjects/" + object + "/describe")
        .json()
        .getJsonArray("recordTypeInfos")
        .stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  @Test
  void customField_byConfiguration_canBeUsed() {
    assertThat(fields("Lead").get("Level__c").getBoolean("custom")).isTrue();
    org.client()
        .patch(
            "sobjects/Lead/Key__c/k1",
            "{\"LastName\":\"Ann\",\"Company\":\"Acme\",\"Level__c\":2.5}");
    assertThat(org.client().column("SELECT Level__c FROM Lead WHERE Key__c = 'k1'", "Level__c"))
        .containsExactly(2.5);
  }

  @Test
  void customField_optionsByConfiguration_areDescribedAndHold() {
    JsonObject grade = fields("Contact").get("Grade__c");
    assertThat(grade.getInteger("length")).isEqualTo(3);
    assertThat(grade.getBoolean("updateable")).isFalse();
    JsonObject heat = fields("Contact").get("Heat__c");
    assertThat(heat.getBoolean("nillable")).isFalse();
    assertThat(heat.getBoolean("restrictedPicklist")).isTrue();
    assertThat(contact("").code()).isEqualTo("REQUIRED_FIELD_MISSING");
    assertThat(contact(",\"Heat__c\":\"Warm\"").code())
        .isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    assertThat(contact(",\"Heat__c\":\"Hot\",\"Grade__c\":\"A\"").code())
        .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
    assertThat(contact(",\"Heat__c\":\"Hot\"").status()).isEqualTo(201);
  }

  private Answer contact(String more) {
    return org.client().post("sobjects/Contact", "{\"LastName\":\"Ann\"" + more + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "Lead, Level__c, number, none of",
    "Lead, Level__c, double unique, none of",
    "Lead, Level, double, ends with __c",
    "Deal, Level__c, double, no object Deal",
  })
  void customField_thatIsWrong_isRefusedAtTheStart(
      String object, String name, String type, String why) {
    Map<String, Map<String, String>> custom = Map.of(object, Map.of(name, type));
    assertThatThrownBy(() -> new Schema(custom))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void hiddenField_isNotDescribed() {
    org.behaviour().hide("Lead", "City", true);
    assertThat(fields("Lead")).doesNotContainKey("City").containsKey("Country");
  }

  @Test
  void limits_tellWhatIsLeftAndEndTheDay() {
    org.server().salesforce().dailyApiLimit(2);
    JsonObject calls = org.client().get("limits").json().getJsonObject("DailyApiRequests");
    assertThat(calls).isEqualTo(new JsonObject().put("Max", 2).put("Remaining", 1));
    org.client().get("limits");
    Answer refused = org.client().get("limits");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
    assertThat(refused.response().headers().firstValue("Sforce-Limit-Info"))
        .contains("api-usage=2/2");
    org.clock().advance(Duration.ofDays(1));
    SalesforceClient tomorrow = org.newClient();
    assertThat(tomorrow.get("limits").status()).isEqualTo(200);
  }
}
