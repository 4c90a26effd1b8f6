package org.syncline.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.sandbox.SandboxLifecycle;
import org.syncline.sandbox.SandboxServer;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OnSandbox;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.SandboxSync;

/** One person's way through both APIs, and back. */
@QuarkusTest
@TestProfile(OnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class SandboxJourneyTest {
  private static final String DATA = "/services/data/v65.0/sobjects/";

  @Inject SandboxLifecycle lifecycle;
  @Inject SandboxSync sync;
  private SandboxServer sandbox;
  private PardotClient client;

  @BeforeEach
  void firstSync() {
    sandbox = lifecycle.server();
    client = new PardotClient(sandbox.baseUrl(), sandbox.tokens().issue("somebody"));
    sync.quiet();
  }

  /** A lead and its prospect. */
  private record Person(String lead, String prospect) {}

  private Person created(String email) {
    String body =
        "{\"LastName\":\"Curie\",\"Company\":\"Radium\",\"City\":\"Paris\",\"Email\":\"%s\"}"
            .formatted(email);
    String lead = client.post(DATA + "Lead", body).json().getString("id");
    sync.quiet();
    JsonPath record = record("crm/Lead/" + lead);
    String prospect = record.getString("link.marketing");
    return new Person(lead, prospect.substring(prospect.lastIndexOf('/') + 1));
  }

  private static JsonPath record(String key) {
    return given().get("/api/v1/records/" + key).then().statusCode(200).extract().jsonPath();
  }

  private Map<String, Object> prospect(Person person) {
    return client
        .get("/api/v5/objects/prospects/" + person.prospect() + "?fields=city,jobTitle,department")
        .json()
        .getMap();
  }

  @Test
  void lead_createdInTheCrm_becomesAProspectThatCarriesItsId() {
    Person person = created("marie@radium.example");
    assertThat(
            client
                .get(
                    "/api/v5/objects/prospects/"
                        + person.prospect()
                        + "?fields=salesforceId,email,city")
                .json()
                .getMap())
        .containsEntry("salesforceId", person.lead())
        .containsEntry("email", "marie@radium.example")
        .containsEntry("city", "Paris");
  }

  @Test
  void edit_onEitherSide_arrivesOnTheOtherWithItsReason() {
    Person person = created("irene@radium.example");
    client.patch(DATA + "Lead/" + person.lead(), "{\"City\":\"Sceaux\"}");
    sync.quiet();
    assertThat(prospect(person)).containsEntry("city", "Sceaux");

    client.patch(
        "/api/v5/objects/prospects/" + person.prospect() + "?fields=id",
        "{\"department\":\"Physics\"}");
    sync.quiet();
    assertThat(client.get(DATA + "Lead/" + person.lead()).json().getString("Department__c"))
        .isEqualTo("Physics");

    JsonPath history =
        given()
            .queryParam("record", "crm/Lead/" + person.lead())
            .queryParam("field", "city")
            .get("/api/v1/history")
            .jsonPath();
    assertThat(history.getString("items[0].rule"))
        .isEqualTo("Salesforce is the master of this field");
    assertThat(history.getString("items[0].lostValue")).isEqualTo("Paris");
  }

  @Test
  void bothSides_onceQuiet_areNotWrittenAgain() {
    sync.quiet();
    long before = sandbox.writes().total();
    sync.quiet();
    sync.quiet();
    assertThat(sandbox.writes().total()).isEqualTo(before);
  }

  @Test
  void lead_deletedInTheCrm_leavesItsProspectAndIsNotMadeAgain() {
    Person person = created("pierre@radium.example");
    client.delete(DATA + "Lead/" + person.lead());
    sync.quiet();
    client.patch(
        "/api/v5/objects/prospects/" + person.prospect() + "?fields=id",
        "{\"department\":\"Chemistry\",\"salesforceOwnerId\":null}");
    sync.quiet();
    assertThat(client.get(DATA + "Lead/" + person.lead()).status()).isEqualTo(404);
    assertThat(record("crm/Lead/" + person.lead()).getBoolean("deleted")).isTrue();
  }

  @Test
  void value_thatTheCrmRefuses_isASyncErrorAndCanBeRetried() {
    Person person = created("eve@radium.example");
    sandbox.salesforce().behaviour().validate("Lead", "Department__c", "[A-Z].*");
    client.patch(
        "/api/v5/objects/prospects/" + person.prospect() + "?fields=id",
        "{\"department\":\"lower case\",\"optedOut\":true}");
    sync.quiet();
    JsonPath errors = given().get("/api/v1/errors").jsonPath();
    int place = errors.getList("items.record").indexOf("crm/Lead/" + person.lead());
    assertThat(errors.getString("items[" + place + "].value")).isEqualTo("lower case");
    assertThat(client.get(DATA + "Lead/" + person.lead()).json().getBoolean("HasOptedOutOfEmail"))
        .as("the record's other fields go through")
        .isTrue();

    sandbox.salesforce().behaviour().validate("Lead", "Department__c", null);
    given().post("/api/v1/errors/" + errors.getInt("items[" + place + "].id") + "/retry");
    sync.quiet();
    assertThat(client.get(DATA + "Lead/" + person.lead()).json().getString("Department__c"))
        .isEqualTo("lower case");
  }
}
