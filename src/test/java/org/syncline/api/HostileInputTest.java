package org.syncline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Input that nobody sends by mistake: each is told, and none leaves the server stuck. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class HostileInputTest {
  private static final String GOOD =
      "{\"system\":\"crm\",\"object\":\"Lead\",\"id\":\"00Q000000000001AAA\","
          + "\"modifiedAt\":\"2026-11-23T10:00:00Z\",\"fields\":{\"City\":\"Bonn\"}}";

  @Inject SyncByHand sync;

  @BeforeEach
  void reset() {
    sync.reset();
  }

  private static ValidatableResponse changes(Object body) {
    return given()
        .contentType(ContentType.JSON)
        .body(
            body instanceof byte[] bytes ? bytes : body.toString().getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/changes")
        .then();
  }

  private static String change(String value) {
    return "{\"changes\":[" + GOOD + "," + GOOD.replace("\"Bonn\"", value) + "]}";
  }

  private static ValidatableResponse problem(ValidatableResponse response, int status) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body(not(containsString("Exception")))
        .body(not(containsString("\\tat ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\u0000b\"", "\"a\\ud800b\"", "\"\\udc00\""})
  void text_thatCannotBeKept_isRefusedWithItsPlace(String value) {
    problem(changes(change(value)), 400)
        .body("errors[0].index", equalTo(1))
        .body("errors[0].field", equalTo("City"))
        .body("errors[0].reason", containsString("cannot be kept"));
    assertThat(sync.count("intake")).isZero();
  }

  @Test
  void key_thatCannotBeKept_isRefusedWithItsPlace() {
    String keyed = GOOD.replace("\"fields\"", "\"key\":\"a\\u0000\",\"fields\"");
    problem(changes("{\"changes\":[" + keyed + "]}"), 400).body("errors[0].field", equalTo("key"));
  }

  @Test
  void text_ofEverySizeOfCharacter_isKept() {
    changes(change("\"Köln \\ud83d\\ude00 \\u0001 東京\"")).statusCode(202);
    sync.decide();
    assertThat(sync.count("mirror")).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e400000", "1e999999999", "-1e-999999999", "1e2147483647"})
  void number_ofAnySize_isAcceptedAndHandled(String number) {
    changes(change(number)).statusCode(202);
    sync.decide();
    assertThat(sync.openErrors()).isEmpty();
    given()
        .get("/api/v1/records/crm/Lead/00Q000000000001AAA")
        .then()
        .statusCode(200)
        .body("fields.City", containsString("E"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e99999999999", "+1", "01", "'x'"})
  void value_thatIsNoJson_isRefused(String value) {
    problem(changes(change(value)), 400).body("detail", containsString("not JSON"));
  }

  @Test
  void body_nestedVeryDeep_isRefused() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    problem(changes("{\"changes\":" + deep + "}"), 400).body("detail", containsString("depth"));
    problem(changes(change("[".repeat(900) + "]".repeat(900))), 400);
  }

  @Test
  void body_thatIsNotUtf8_isRefused() {
    byte[] latin = change("\"Köln\"").getBytes(StandardCharsets.ISO_8859_1);
    problem(changes(latin), 400).body("detail", containsString("UTF-8"));
  }

  @Test
  void field_givenTwice_isRefused() {
    String twice = GOOD.replace("\"City\":\"Bonn\"", "\"City\":\"Bonn\",\"City\":\"Ulm\"");
    problem(changes("{\"changes\":[" + twice + "]}"), 400).body("detail", containsString("City"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-5000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z"})
  void time_beforeAllTimes_isRefused(String time) {
    String early = GOOD.replace("2026-11-23T10:00:00Z", time);
    problem(changes("{\"changes\":[" + early + "]}"), 400)
        .body("errors[0].field", equalTo("modifiedAt"));
    given().queryParam("from", time).get("/api/v1/history").then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+10000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z"})
  void fieldTime_afterAllTimes_isRefused(String time) {
    String late =
        GOOD.replace("\"fields\"", "\"fieldTimes\":{\"City\":\"" + time + "\"},\"fields\"");
    problem(changes("{\"changes\":[" + late + "]}"), 400)
        .body("errors[0].field", equalTo("fieldTimes.City"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/records?q=ab%00c, 400",
    "/api/v1/history?rule=%00, 400",
    "/api/v1/history?ruleSet=%00, 400",
    "/api/v1/history?field=%00, 400",
    "/api/v1/history?record=crm%2F%00%2F00Q000000000001AAA, 400",
    "/api/v1/history?limit=x, 400",
    "/api/v1/history?cursor=2026-11-23T10:00:00Z_, 400",
    "/api/v1/history?cursor=-9999-11-23T10:00:00Z_1, 400",
    "/api/v1/errors?kind=%00, 400",
    "/api/v1/errors?kind=strange, 400",
    "/api/v1/errors?after=x, 400",
    "/api/v1/reviews?after=99999999999999999999, 400",
    "/api/v1/records/crm/%00/00Q000000000001AAA, 400",
    "/api/v1/records/crm/Lead/%00, 400",
    "/api/v1/nothing, 404",
    "/api, 404",
    "/nothing, 404",
    "/q/nothing, 404",
    "/api/v1/changes, 405",
  })
  void get_ofWhatCannotBe_isAProblem(String path, int status) {
    problem(given().urlEncodingEnabled(false).get(path).then(), status);
  }

  @ParameterizedTest
  @CsvSource({"errors/x/retry, 404", "reviews/x, 404", "errors/retry?kind=strange, 400"})
  void post_toWhatCannotBe_isAProblem(String path, int status) {
    problem(
        given().contentType(ContentType.JSON).body("{}").post("/api/v1/" + path).then(), status);
  }

  @Test
  void methodThatIsNotThere_isAProblem() {
    problem(given().delete("/api/v1/changes").then(), 405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"changes", "evaluate", "reviews/1"})
  void bodyOfAnotherType_isUnsupported(String path) {
    problem(given().contentType("text/csv").body("a,b").post("/api/v1/" + path).then(), 415);
  }

  @Test
  void answerOfAnotherType_isNotAcceptable() {
    problem(given().accept("text/csv").get("/api/v1/rules").then(), 406);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connector/pause | {\"reason\":\"a\\u0000\"} | reason",
        "connector/pause | {\"reason\":{}}           | reason",
        "connector/pause | {\"why\":1}               | why",
        "connector/pause | []                        | body",
        "reviews/1       | {\"take\":\"\\u0000\"}    | take",
        "reviews/1       | {}                        | take",
      })
  void otherBody_withAMistake_isRefusedByItsKey(String path, String body, String told) {
    problem(
            given().contentType(ContentType.JSON).body(body).post("/api/v1/" + path.strip()).then(),
            400)
        .body("errors[0].field", equalTo(told));
  }
}
