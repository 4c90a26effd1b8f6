package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.testsupport.Recorded;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

class SObjectApiTest {
  private static final String LEADS = "sobjects/Lead";
  private static final String BY_KEY = "sobjects/Lead/Syncline_Id__c/";

  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();

  private static JsonObject lead(String name) {
    return new JsonObject().put("LastName", name).put("Company", "Acme");
  }

  private Answer save(String field, Object value) {
    return org.client().post(LEADS, lead("Ann").put(field, value).encode());
  }

  @Test
  void lead_createdReadUpdatedAndDeleted_isInEachState() {
    Answer created = org.client().post(LEADS + "/", lead("Ann").put("Score__c", 7).encode());
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().fieldNames())
        .isEqualTo(((JsonObject) Recorded.salesforceJson("create-ok.json")).fieldNames());
    String path = LEADS + "/" + created.json().getString("id");
    org.clock().advance(Duration.ofSeconds(5));
    assertThat(org.client().patch(path, "{\"FirstName\":\"A.\",\"Company\":\"B\"}").status())
        .isEqualTo(204);

    JsonObject read = org.client().get(path).json();
    assertThat(read.getString("Name")).isEqualTo("A. Ann");
    assertThat(read.getString("Company")).isEqualTo("B");
    assertThat(read.getDouble("Score__c")).isEqualTo(7);
    assertThat(read.getBoolean("DoNotCall")).isFalse();
    assertThat(read.getString("CreatedDate")).isEqualTo("2026-11-24T09:00:00.000+0000");
    assertThat(read.getString("SystemModstamp")).isEqualTo("2026-11-24T09:00:05.000+0000");
    assertThat(org.client().get(path + "?fields=City,Id").json().fieldNames())
        .containsExactlyInAnyOrder("attributes", "City", "Id");

    assertThat(org.client().delete(path).status()).isEqualTo(204);
    assertThat(org.client().get(path).status()).isEqualTo(404);
    assertThat(org.client().delete(path).array())
        .isEqualTo(
            new JsonArray(
                "[{\"message\":\"entity is deleted\",\"errorCode\":\"ENTITY_IS_DELETED\"}]"));
  }

  @Test
  void ids_haveTheRealPrefixesAndEighteenCharacters() {
    assertThat(org.client().create("Lead", lead("Ann"))).matches("00Q\\w{15}");
    assertThat(org.client().create("Contact", new JsonObject().put("LastName", "B")))
        .matches("003\\w{15}");
    assertThat(org.client().create("Account", new JsonObject().put("Name", "B")))
        .matches("001\\w{15}");
    assertThat(org.client().create("Group", new JsonObject().put("Name", "B")))
        .matches("00G\\w{15}");
    assertThat(org.server().salesforce().userOf("x")).matches("005\\w{15}");
  }

  @Test
  void update_byPostWithTheMethodBehind_isAnUpdate() {
    String path = LEADS + "/" + org.client().create("Lead", lead("Ann"));
    assertThat(org.client().post(path + "?_HttpMethod=PATCH", "{\"City\":\"Ulm\"}").status())
        .isEqualTo(204);
    assertThat(org.client().get(path).json().getString("City")).isEqualTo("Ulm");
    assertThat(org.client().post(path, "{}").status()).isEqualTo(405);
  }

  @Test
  void upsert_byAnExternalIdWithASlash_createsThenUpdates() {
    Answer created = org.client().patch(BY_KEY + "a/b c".replace(" ", "%20"), lead("Ann").encode());
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().getBoolean("created")).isTrue();
    Answer updated = org.client().patch(BY_KEY + "A%2Fb%20c", "{\"City\":\"Ulm\"}");
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json().getString("id")).isEqualTo(created.json().getString("id"));
    assertThat(org.client().get(BY_KEY + "a/b%20c?fields=City").json().getString("City"))
        .isEqualTo("Ulm");
    assertThat(org.client().patch("sobjects/Lead/City/Ulm", "{}").status()).isEqualTo(404);
  }

  @Test
  void externalId_ofAnotherRecord_isRefused() {
    save("Syncline_Id__c", "s-1");
    Answer answer = save("Syncline_Id__c", "S-1");
    assertThat(answer.code()).isEqualTo("DUPLICATE_VALUE");
    assertThat(answer.error().getJsonArray("fields")).containsExactly("Syncline_Id__c");
  }

  @ParameterizedTest
  @CsvSource({
    "Nonsense, x, INVALID_FIELD",
    "IsConverted, true, INVALID_FIELD_FOR_INSERT_UPDATE",
    "Email, no address, INVALID_EMAIL_ADDRESS",
    "Salutation, Lord, INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
    "Score__c, high, JSON_PARSER_ERROR",
    "DoNotCall, maybe, JSON_PARSER_ERROR",
    "OwnerId, 001000000000000AAA, MALFORMED_ID",
    "OwnerId, 005Sy0009999999AAA, INVALID_CROSS_REFERENCE_KEY",
    "City, 12345678901234567890123456789012345678901, STRING_TOO_LONG",
  })
  void value_thatCannotBeStored_isRefusedWithItsCodeAndField(
      String field, String value, String code) {
    Answer answer = save(field, value);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).as(answer.body()).isEqualTo(code);
    assertThat(org.store().count("Lead")).isZero();
  }

  @Test
  void refusals_haveTheRecordedBodies() {
    assertThat(save("MasterRecordId", "x").array())
        .isEqualTo(Recorded.salesforceJson("invalid-field-upsert.json"));
    JsonObject missing = org.client().post(LEADS, "{\"Company\":\"Acme\"}").error();
    assertThat(missing.getString("message")).isEqualTo("Required fields are missing: [LastName]");
    assertThat(missing.getJsonArray("fields")).containsExactly("LastName");
  }

  @Test
  void body_thatIsNoObject_isRefused() {
    for (String body : new String[] {"", "{", "null", "[]", "{\"LastName\":{\"a\":1}}"}) {
      Answer answer = org.client().post(LEADS, body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("JSON_PARSER_ERROR");
    }
    String path = LEADS + "/" + org.client().create("Lead", lead("Ann"));
    assertThat(org.client().patch(path, "{\"Id\":\"00Q\"}").code()).isEqualTo("INVALID_FIELD");
    assertThat(org.client().patch(path, "{\"LastName\":null}").code())
        .isEqualTo("REQUIRED_FIELD_MISSING");
  }

  @Test
  void path_thatIsUnknown_isNotFound() {
    assertThat(org.client().get("sobjects/Nonsense/00QSy0000000001MAA").status()).isEqualTo(404);
    assertThat(org.client().get("sobjects/Lead/00QSy0000009999MAA").code()).isEqualTo("NOT_FOUND");
    assertThat(org.client().get("nonsense").code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void updatedAndDeleted_listWhatWasWithinWholeMinutes() {
    String kept = org.client().create("Lead", lead("Ann"));
    String gone = org.client().create("Lead", lead("Bob"));
    org.client().delete(LEADS + "/" + gone);
    org.clock().advance(Duration.ofMinutes(2));
    org.client().create("Lead", lead("Cid"));
    String span = "?start=2026-11-24T09:00:59%2B00:00&end=2026-11-24T09:02:30Z";
    JsonObject updated = org.client().get(LEADS + "/updated/" + span).json();
    assertThat(updated.getJsonArray("ids")).containsExactly(kept);
    assertThat(updated.getString("latestDateCovered")).isEqualTo("2026-11-24T09:02:00.000+0000");
    JsonObject deleted = org.client().get(LEADS + "/deleted" + span).json();
    JsonObject entry = deleted.getJsonArray("deletedRecords").getJsonObject(0);
    assertThat(entry.getString("id")).isEqualTo(gone);
    assertThat(entry.getString("deletedDate")).isEqualTo("2026-11-24T09:00:00.000+0000");
    assertThat(deleted.fieldNames()).contains("earliestDateAvailable", "latestDateCovered");
  }

  @Test
  void span_tooLongAgoOrTooShort_isRefused() {
    String updated = LEADS + "/updated?start=%s&end=2026-11-24T09:00:30Z";
    assertThat(org.client().get(updated.formatted("2026-10-01T00:00:00Z")).code())
        .isEqualTo("INVALID_REPLICATION_DATE");
    assertThat(org.client().get(updated.formatted("2026-11-24T09:00:00Z")).code())
        .isEqualTo("INVALID_REPLICATION_DATE");
    assertThat(org.client().get(updated.formatted("noon")).status()).isEqualTo(400);
  }

  @Test
  void newLead_goesToTheRulesOwnerUnlessTheHeaderSaysNo() {
    String rep = org.server().salesforce().userOf("rep");
    org.behaviour().assignmentRuleOwner(rep);
    assertThat(owner(org.client().create("Lead", lead("Ann")))).isEqualTo(rep);
    org.client().header("Sforce-Auto-Assign", "FALSE");
    assertThat(owner(org.client().create("Lead", lead("Bob"))))
        .isEqualTo(org.server().salesforce().userOf("tester"));
  }

  @Test
  void newLeads_areDealtOutByTheirNumber() {
    List<String> users =
        Stream.of("one", "two", "three").map(org.server().salesforce()::userOf).toList();
    org.behaviour().assignmentRuleOwners(users);
    assertThat(Stream.of("A", "B", "C", "D", "E", "F").map(name -> owned(name, users)))
        .containsExactly(2, 3, 1, 2, 3, 1);
  }

  private int owned(String name, List<String> users) {
    return users.indexOf(owner(org.client().create("Lead", lead(name)))) + 1;
  }

  private String owner(String lead) {
    return org.client().get(LEADS + "/" + lead).json().getString("OwnerId");
  }

  @Test
  void duplicate_isRefusedWithItsMisspeltResultUnlessSavedAllTheSame() {
    org.behaviour().duplicateRule(true);
    String first = org.client().create("Lead", lead("Ann").put("Email", "ann@b.example"));
    Answer refused = save("Email", "Ann@b.example");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("DUPLICATES_DETECTED");
    assertThat(refused.error().getJsonObject("duplicateResut").encode()).contains(first);
    org.client()
        .header("Sforce-Duplicate-Rule-Header", "allowSave=true; includeRecordDetails=true");
    assertThat(save("Email", "ann@b.example").status()).isEqualTo(201);
  }

  @Test
  void lockedRow_isRefusedAsOftenAsItWasLocked() {
    String id = org.client().create("Lead", lead("Ann"));
    org.behaviour().lockRow(id, 1);
    assertThat(org.client().patch(LEADS + "/" + id, "{\"City\":\"Ulm\"}").code())
        .isEqualTo("UNABLE_TO_LOCK_ROW");
    assertThat(org.client().patch(LEADS + "/" + id, "{\"City\":\"Ulm\"}").status()).isEqualTo(204);
  }

  @Test
  void answers_carryTheUseOfTheDayTheTimeAndPrettyJsonWhereAsked() {
    Answer answer = org.client().header("X-PrettyPrint", "1").get("limits/");
    assertThat(answer.response().headers().firstValue("Sforce-Limit-Info"))
        .contains("api-usage=1/10000000");
    assertThat(answer.response().headers().firstValue("Date"))
        .contains("Tue, 24 Nov 2026 09:00:00 GMT");
    assertThat(answer.body()).contains("\n  ");
  }
}
