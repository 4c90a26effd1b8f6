package org.syncline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OnSandbox;
import org.syncline.testsupport.SandboxSync;

@QuarkusTest
@TestProfile(OnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class ApiTest {
  @Inject SandboxSync sync;

  private static ValidatableResponse post(String path, String body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/" + path).then();
  }

  @Test
  void change_pushedTwiceUnderOneKey_isAcceptedOnce() {
    String body = ApiExamples.CHANGES.replace("webhook-4711", UUID.randomUUID().toString());
    post("changes", body).statusCode(202).body("accepted", equalTo(1));
    post("changes", body)
        .statusCode(202)
        .body("accepted", equalTo(0))
        .body("duplicates", equalTo(1));
    sync.quiet();
  }

  @Test
  void evaluate_ofAChangedPhone_tellsWinnerRuleAndLoser() {
    post("evaluate", ApiExamples.EVALUATE)
        .statusCode(200)
        .body("mapping", equalTo("lead"))
        .body("fields[0].field", equalTo("phone"))
        .body("fields[0].outcome", equalTo("crm"))
        .body("fields[0].value", equalTo("555-0199"))
        .body("fields[0].writes[0].system", equalTo("marketing"))
        .body("fields[0].lost.value", equalTo("555-0100"))
        .body("assignment", nullValue());
  }

  @Test
  void evaluate_ofAFieldThatOneSideProvides_isNone() {
    post("evaluate", ApiExamples.EVALUATE.replace("\"Phone\"", "\"City\""))
        .body("fields.find { it.field == 'phone' }.outcome", equalTo("none"))
        .body("fields.find { it.field == 'phone' }.reason", equalTo("not provided"));
  }

  @Test
  void connector_pausedAndResumed_showsIt() {
    post("connector/pause", "{\"reason\":\"maintenance\"}")
        .statusCode(200)
        .body("state", equalTo("paused"))
        .body("reason", equalTo("maintenance"));
    given()
        .post("/api/v1/connector/resume")
        .then()
        .statusCode(200)
        .body("state", equalTo("running"));
  }

  @Test
  void connector_afterAFullSyncIsAsked_readsEverythingAgain() {
    sync.quiet();
    long before = sync.count("select count(*) from history");
    given()
        .post("/api/v1/connector/full-sync")
        .then()
        .body("systems[0].polls[0].fullSync", equalTo(true));
    sync.quietWithKept();
    given()
        .get("/api/v1/connector")
        .then()
        .body("systems[0].polls[0].fullSync", equalTo(false))
        .body("systems[1].apiUse.max", equalTo(10_000_000));
    assertThat(sync.count("select count(*) from history"))
        .as("the same again decides nothing new")
        .isEqualTo(before);
  }

  @Test
  void rules_areShownAndReloaded() {
    given()
        .get("/api/v1/rules")
        .then()
        .body("rules.name", hasItem("Salesforce is the master of this field"))
        .body("mappings.name", hasItem("lead"));
    given().post("/api/v1/rules/reload").then().statusCode(200).body("problems.size()", equalTo(0));
  }

  @Test
  void history_pagesByCursor() {
    sync.quiet();
    String first = given().get("/api/v1/history?limit=2").jsonPath().getString("items[1].id");
    String next = given().get("/api/v1/history?limit=2").jsonPath().getString("next");
    given()
        .queryParam("cursor", next)
        .queryParam("limit", 2)
        .get("/api/v1/history")
        .then()
        .statusCode(200)
        .body("items[0].id", org.hamcrest.Matchers.lessThan(Integer.parseInt(first)));
  }

  @Test
  void records_areFoundByAPartOfAValue() {
    sync.quiet();
    String found =
        given().get("/api/v1/records?q=.example&limit=1").jsonPath().getString("[0].record");
    given().get("/api/v1/records/" + found).then().body("record", equalTo(found));
  }

  @Test
  void openApi_describesEveryCallWithExamples() {
    given()
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body(containsString("/api/v1/changes"))
        .body(containsString("/api/v1/reviews/{id}"))
        .body(containsString("webhook-4711"));
  }
}
