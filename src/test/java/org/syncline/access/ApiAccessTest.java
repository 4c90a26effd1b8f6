package org.syncline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.LogLines;
import org.syncline.testsupport.WithTokens;

/** Who may call what; every call of the API's own description is walked through. */
@QuarkusTest
@TestProfile(WithTokens.class)
@WithTestResource(DatabaseForTests.class)
class ApiAccessTest {
  /** Posts that change nothing; whatever else is no GET needs an operator. */
  private static final Set<String> ASKING =
      Set.of(
          "POST /api/v1/evaluate",
          "POST /api/v1/sharing/preview",
          "POST /api/v1/scenarios/run",
          "POST /api/v1/automations/preview");

  private record Call(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }

    boolean acts() {
      return !method.equals("GET") && !ASKING.contains(toString());
    }

    Response by(RequestSpecification who) {
      String filled = path.replaceAll("\\{[^}]*}", "1");
      return who.contentType("application/json").request(method, filled);
    }
  }

  private static RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static List<Call> calls() {
    Map<String, Map<String, Object>> paths =
        with(WithTokens.VIEWER)
            .queryParam("format", "json")
            .get("/q/openapi")
            .jsonPath()
            .getMap("paths");
    List<Call> calls = new ArrayList<>();
    paths.forEach(
        (path, methods) ->
            methods.keySet().stream()
                .filter(method -> method.matches("get|post|put|delete|patch"))
                .forEach(method -> calls.add(new Call(method.toUpperCase(), path))));
    return calls;
  }

  @Test
  void everyCall_withoutAToken_isAProblem401() {
    assertThat(calls()).hasSizeGreaterThan(20);
    for (Call call : calls()) {
      Response answer = call.by(given());
      assertThat(answer.statusCode()).as(call.toString()).isEqualTo(401);
      assertThat(answer.contentType()).as(call.toString()).isEqualTo("application/problem+json");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  @Test
  void actions_byAViewer_areProblems403_andNothingElseIs() {
    Set<String> refused = new TreeSet<>();
    Set<String> expected = new TreeSet<>();
    for (Call call : calls()) {
      Response answer = call.by(with(WithTokens.VIEWER));
      if (answer.statusCode() == 403) {
        refused.add(call.toString());
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
      }
      if (call.acts()) {
        expected.add(call.toString());
      }
    }
    assertThat(refused).isEqualTo(expected).hasSizeGreaterThan(8);
  }

  @Test
  void actions_byAnOperator_areAllowed() {
    for (Call call : calls()) {
      assertThat(call.by(with(WithTokens.OPERATOR)).statusCode())
          .as(call.toString())
          .isNotIn(401, 403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer wrong",
        "Bearer ",
        "Basic YWRhOnB3",
        "bearer",
        "Bearer syncline_admin-toke"
      })
  void token_thatIsNotKnown_letsNobodyIn(String header) {
    given()
        .header("Authorization", header)
        .get("/api/v1/connector")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("status", equalTo(401));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q/metrics",
        "/q/openapi",
        "/",
        "/index.html",
        "/console",
        "/anything",
        "/api/v1/connector/",
        "//api/v1/connector",
        "/api/../api/v1/connector",
        "/schemas/../api/v1/connector",
        "/api/v1/%63onnector",
        "/q/health/../metrics"
      })
  void place_thatIsNotOpen_needsAToken(String path) {
    given().urlEncodingEnabled(false).get(path).then().statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "/q/health, 200",
    "/q/health/live, 200",
    "/q/health/ready, 200",
    "/schemas/mapping.schema.json, 200",
    "/sign-in, 200"
  })
  void place_thatIsOpen_needsNone(String path, int status) {
    given().get(path).then().statusCode(status);
  }

  @Test
  void reader_seesMetricsAndTheDescription() {
    with(WithTokens.VIEWER).get("/q/metrics").then().statusCode(200);
    Map<String, Object> bearer =
        with(WithTokens.VIEWER)
            .queryParam("format", "json")
            .get("/q/openapi")
            .jsonPath()
            .getMap("components.securitySchemes.bearer");
    assertThat(bearer).containsEntry("type", "http").containsEntry("scheme", "bearer");
  }

  @Test
  void action_isLogged_withWhoDidIt() {
    try (LogLines log = new LogLines()) {
      with(WithTokens.OPERATOR).post("/api/v1/connector/pause").then().statusCode(200);
      with(WithTokens.ADMIN).post("/api/v1/connector/resume").then().statusCode(200);
      assertThat(log.all())
          .anyMatch(line -> line.contains("otto: POST /api/v1/connector/pause, answered 200"))
          .anyMatch(line -> line.contains("ada: POST /api/v1/connector/resume, answered 200"))
          .noneMatch(line -> line.contains(WithTokens.OPERATOR));
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "cross-site, -, 403",
        "same-site, -, 403",
        "-, http://evil.example, 403",
        "-, null, 403",
        "-, -, 403",
        "same-origin, -, 200"
      })
  void cookie_isGoodForPagesOfThisServerOnly(String site, String origin, int status) {
    RequestSpecification browser = given().cookie("syncline-token", WithTokens.OPERATOR);
    if (site != null) {
      browser.header("Sec-Fetch-Site", site);
    }
    if (origin != null) {
      browser.header("Origin", origin);
    }
    ValidatableResponse answer = browser.post("/api/v1/connector/pause").then();
    answer.statusCode(status);
    with(WithTokens.OPERATOR).post("/api/v1/connector/resume");
  }

  @Test
  void method_thatIsNotThere_isRefused_andTheOthersAreNamed() {
    with(WithTokens.VIEWER)
        .delete("/api/v1/reviews/7")
        .then()
        .statusCode(405)
        .header("Allow", "POST");
    with(WithTokens.VIEWER)
        .delete("/api/v1/connector")
        .then()
        .statusCode(405)
        .header("Allow", "GET, HEAD");
  }
}
