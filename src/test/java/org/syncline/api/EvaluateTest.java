package org.syncline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** The contract's example, and what must not come of asking. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class EvaluateTest {
  private static final String CLEARED =
      """
      { "mapping": "lead", "now": "2026-11-23T10:00:00Z",
        "marketing": { "id": "7", "modifiedAt": "2026-11-23T09:00:00Z",
          "fields": { "phone": "555-0100" }, "fieldTimes": { "phone": "2026-11-23T08:59:00Z" } },
        "crm": { "id": "00Q000000000001AAA", "modifiedAt": "2026-11-23T09:30:00Z",
          "fields": { "Phone": null } },
        "base": { "phone": "555-0100" } }""";

  @Inject SyncByHand sync;

  private static ValidatableResponse evaluate(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/evaluate").then();
  }

  @Test
  void clearedPhone_isAnsweredAsTheContractSays() {
    String ruleSet = given().get("/api/v1/rules").jsonPath().getString("version");
    evaluate(CLEARED)
        .statusCode(200)
        .body("$", aMapWithSize(5))
        .body("mapping", equalTo("lead"))
        .body("ruleSet", equalTo(ruleSet))
        .body("fields", hasSize(1))
        .body("fields[0]", aMapWithSize(8))
        .body("fields[0].field", equalTo("phone"))
        .body("fields[0].crmField", equalTo("Phone"))
        .body("fields[0].outcome", equalTo("crm"))
        .body("fields[0].value", nullValue())
        .body("fields[0].writes", hasSize(1))
        .body("fields[0].writes[0].system", equalTo("marketing"))
        .body("fields[0].writes[0].field", equalTo("phone"))
        .body("fields[0].writes[0].value", nullValue())
        .body("fields[0].reason", containsString("cleared since both agreed"))
        .body("fields[0].lost", equalTo(Map.of("system", "marketing", "value", "555-0100")))
        .body("assignment", nullValue())
        .body("actions", empty());
  }

  @Test
  void clearedPhone_isDecidedByARuleInForce() {
    String rule = evaluate(CLEARED).extract().path("fields[0].rule");
    assertThat(given().get("/api/v1/rules").jsonPath().getList("rules.name")).contains(rule);
  }

  @Test
  void blank_thatWasNeverFilled_isNotWritten() {
    evaluate(CLEARED.replace("\"base\": { \"phone\": \"555-0100\" }", "\"base\": {}"))
        .body("fields[0].outcome", equalTo("marketing"))
        .body("fields[0].writes[0].system", equalTo("crm"));
  }

  @Test
  void emptyText_isBlankLikeNull() {
    evaluate(CLEARED.replace("\"Phone\": null", "\"Phone\": \"\""))
        .body("fields[0].outcome", equalTo("crm"))
        .body("fields[0].value", nullValue());
  }

  @Test
  void asking_storesNothing() {
    sync.reset();
    evaluate(CLEARED).statusCode(200);
    for (String table : new String[] {"mirror", "link", "outbox", "history", "intake"}) {
      assertThat(sync.count(table)).as(table).isZero();
    }
  }
}
