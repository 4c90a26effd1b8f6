package org.syncline.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.sandbox.SandboxLifecycle;
import org.syncline.sandbox.SandboxServer;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OnSandbox;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.SandboxSync;

/** A word that a restricted picklist does not take, on its way to a lead. */
@QuarkusTest
@TestProfile(OnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class RestrictedPicklistTest {
  private static final String LEADS = "/services/data/v65.0/sobjects/Lead";
  private static final String PROSPECTS = "/api/v5/objects/prospects";

  @Inject SandboxLifecycle lifecycle;
  @Inject SandboxSync sync;
  private PardotClient client;

  @BeforeEach
  void firstSync() {
    SandboxServer sandbox = lifecycle.server();
    client = new PardotClient(sandbox.baseUrl(), sandbox.tokens().issue("somebody"));
    sync.quiet();
  }

  private List<Map<String, Object>> errors() {
    JsonPath all = given().get("/api/v1/errors").then().statusCode(200).extract().jsonPath();
    return all.getList("items.findAll { it.field == 'Salutation' }");
  }

  private void assertError(String value) {
    assertThat(errors())
        .anySatisfy(
            error -> {
              assertThat(error).containsEntry("kind", "rejected").containsEntry("value", value);
              assertThat(error.get("message").toString())
                  .contains("bad value for restricted picklist field: " + value)
                  .contains("it takes Mr., Ms., Mrs., Dr., Prof., Mx.");
            });
  }

  @Test
  void update_isAnErrorOfTheField_andTheOthersGoThrough() {
    String body =
        "{\"LastName\":\"Curie\",\"Company\":\"Radium\",\"Email\":\"irene@polonium.example\"}";
    String lead = client.post(LEADS, body).json().getString("id");
    sync.quiet();
    String prospect = prospect("crm/Lead/" + lead);
    client.patch(
        PROSPECTS + "/" + prospect + "?fields=id",
        "{\"salutation\":\"Madame\",\"city\":\"Arcueil\"}");
    sync.quiet();
    JsonObject shown = client.get(LEADS + "/" + lead + "?fields=Salutation,City").json();
    assertThat(shown.getString("City")).isEqualTo("Arcueil");
    assertThat(shown.getString("Salutation")).isNull();
    assertError("Madame");
  }

  private static String prospect(String record) {
    JsonPath shown =
        given().get("/api/v1/records/" + record).then().statusCode(200).extract().jsonPath();
    String key = shown.getString("link.marketing");
    return key.substring(key.lastIndexOf('/') + 1);
  }

  @Test
  void create_isMadeWithoutTheWord_whichIsAnErrorOfTheField() {
    String owner =
        client
            .get(
                "/services/data/v65.0/query?q=SELECT+OwnerId+FROM+Lead+WHERE+OwnerId+!=+null+LIMIT+1")
            .json()
            .getJsonArray("records")
            .getJsonObject(0)
            .getString("OwnerId");
    String prospect =
        client
            .post(
                PROSPECTS + "?fields=id",
                "{\"email\":\"pierre@polonium.example\",\"lastName\":\"Curie\",\"salutation\":"
                    + "\"Monsieur\",\"salesforceOwnerId\":\"%s\"}".formatted(owner))
            .json()
            .getValue("id")
            .toString();
    sync.quiet();
    JsonPath record =
        given()
            .get("/api/v1/records/marketing/prospect/" + prospect)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(record.getString("link.crm")).startsWith("crm/Lead/");
    assertError("Monsieur");
  }
}
