package org.syncline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** A value that the CRM cannot take, for two records: listed, retried, dismissed. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class ErrorsTest {
  private static final String LONG = "x".repeat(300);

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  private String prospect;

  @BeforeEach
  void twoErrors() {
    sync.reset();
    prospect = pair("a@x.org");
    pair("b@x.org");
    sync.quiet();
  }

  private String pair(String email) {
    crm.create("Lead", Map.of("Email", email, "LastName", "L"));
    return marketing.create("prospect", Map.of("email", email, "city", LONG));
  }

  private static ValidatableResponse list(String query) {
    return given().get("/api/v1/errors" + query).then().statusCode(200);
  }

  private static ValidatableResponse post(String path) {
    return given().post("/api/v1/errors/" + path).then();
  }

  private static int id(int index) {
    return list("").extract().path("items[" + index + "].id");
  }

  @Test
  void error_tellsFieldLimitAndValue() {
    list("")
        .body("open", equalTo(2))
        .body("items", hasSize(2))
        .body("items[0].field", equalTo("City"))
        .body("items[0].kind", equalTo("untakeable"))
        .body("items[0].message", containsString("40"))
        .body("items[0].value", equalTo(LONG));
  }

  @Test
  void list_pages_andEndsWithTheLast() {
    int next = list("?limit=1").body("items", hasSize(1)).extract().path("next");
    list("?limit=1&after=" + next).body("items", hasSize(1)).body("next", nullValue());
    list("?kind=rejected").body("items", hasSize(0));
    list("?kind=untakeable").body("items", hasSize(2));
  }

  @Test
  void retry_ofAValueThatFitsNow_goesThrough() {
    int error = id(0);
    marketing.edit(prospect, Map.of("city", "Rome"));
    post(error + "/retry").statusCode(200).body("retried", equalTo(1));
    sync.quiet();
    list("").body("open", equalTo(1));
    assertThat(crm.all("Lead").stream().map(lead -> crm.value(lead.id(), "City"))).contains("Rome");
  }

  @Test
  void retry_ofAValueThatStillDoesNotFit_isAnErrorAgain() {
    post(id(0) + "/retry").statusCode(200);
    sync.quiet();
    list("").body("open", equalTo(2));
  }

  @Test
  void retryAll_ofOneKind_leavesTheOthers() {
    post("retry?kind=rejected").statusCode(200).body("retried", equalTo(0));
    post("retry?kind=untakeable").statusCode(200).body("retried", equalTo(2));
    post("retry").statusCode(200).body("retried", equalTo(0));
  }

  @Test
  void dismissed_isClosed_andNotReportedAgainByItself() {
    int error = id(0);
    post(error + "/dismiss").statusCode(204);
    post(error + "/dismiss").statusCode(404);
    post(error + "/retry").statusCode(404);
    sync.quiet();
    list("").body("open", equalTo(1));
  }
}
