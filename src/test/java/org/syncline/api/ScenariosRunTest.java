package org.syncline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Scenarios over REST, against the rule set in force. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class ScenariosRunTest {
  private static final String TEXT =
      """
      note: The master wins
      mapping: lead
      given:
        crm:       { Id: 00Q000000000001AAA, City: Bergen }
        marketing: { id: 7, city: Oslo }
      when: { changed: crm }
      want: { writes: [ { system: marketing, field: city, value: Molde } ] }
      """;

  @Inject SyncByHand sync;

  private static ValidatableResponse run(Object body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/scenarios/run").then();
  }

  @Test
  void noBody_runsAllFiles_andEveryRuleIsCovered() {
    String ruleSet = given().get("/api/v1/rules").jsonPath().getString("version");
    given()
        .post("/api/v1/scenarios/run")
        .then()
        .statusCode(200)
        .body("ruleSet", equalTo(ruleSet))
        .body("failed", equalTo(0))
        .body("results.size()", greaterThan(80))
        .body("results.passed", everyItem(equalTo(true)))
        .body("results.file", hasItem("blanks/a-blank-does-not-erase.yaml"))
        .body("coverage", hasSize(19))
        .body("coverage.covered", everyItem(equalTo(true)))
        .body("coveredPercent", equalTo(100));
  }

  @Test
  void emptyObject_runsAllFilesToo() {
    run("{}").statusCode(200).body("results.size()", greaterThan(80));
  }

  @Test
  void files_areTheOnlyOnesRun() {
    run(Map.of("files", new String[] {"blanks/unless-blank.yaml"}))
        .statusCode(200)
        .body("results.file", everyItem(equalTo("blanks/unless-blank.yaml")))
        .body("results", hasSize(4))
        .body("coveredPercent", lessThan(100));
    run(Map.of("files", new String[] {"blanks", "over-time/deletes.yaml"}))
        .body("results.file", hasItem(startsWith("blanks/a-")))
        .body("results.file", hasItem("over-time/deletes.yaml"))
        .body("results.file", not(hasItem(startsWith("who-wins"))));
  }

  @Test
  void text_thatFails_isAnsweredWithWhatWasFound() {
    run(Map.of("text", TEXT))
        .statusCode(200)
        .body("passed", equalTo(0))
        .body("failed", equalTo(1))
        .body("results[0].file", equalTo("text"))
        .body("results[0].line", equalTo(1))
        .body("results[0].note", equalTo("The master wins"))
        .body("results[0].passed", equalTo(false))
        .body("results[0].failures[0].what", equalTo("writes"))
        .body("results[0].failures[0].line", equalTo(7))
        .body("results[0].failures[0].expected", equalTo("marketing city = \"Molde\""))
        .body("results[0].failures[0].found", equalTo("marketing city = \"Bergen\""));
  }

  @Test
  void example_ofTheDescription_passes() {
    run(ApiExamples.SCENARIO).statusCode(200).body("passed", equalTo(1));
  }

  @Test
  void text_withAMistake_isRefusedWithItsLine() {
    run(Map.of("text", TEXT.replace("Oslo", "Oslo, citty: x")))
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors", hasSize(1))
        .body("errors[0].field", equalTo("text:5"))
        .body("errors[0].reason", startsWith("given marketing: unknown field 'citty', allowed:"));
  }

  /** A rule can run any code, and a viewer may send scenarios. */
  @Test
  void text_withRulesOfItsOwn_isRefused() {
    String rules = "rules: { field/own.drl: 'rule \"x\" when then System.exit( 1 ); end' }\n";
    run(Map.of("text", TEXT.replace("when:", rules + "when:")))
        .statusCode(422)
        .body("errors[0].reason", containsString("a scenario that is sent brings no rules"));
  }

  @Test
  void text_ofTooManyScenarios_isRefused() {
    run(Map.of("text", (TEXT + "---\n").repeat(1000) + TEXT))
        .statusCode(422)
        .body("errors[0].reason", containsString("more than 1000 scenarios"));
  }

  @Test
  void text_withTheSameMistakeManyTimes_isNotToldWithoutEnd() {
    run(Map.of("text", (TEXT.replace("city", "citty") + "---\n").repeat(900) + TEXT))
        .statusCode(422)
        .body("errors", hasSize(200))
        .body("detail", containsString("the first 200 of 1800 problems"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"file\":\"x\"}",
        "{\"files\":[]}",
        "{\"files\":\"blanks\"}",
        "{\"files\":[\"../rules\"]}",
        "{\"files\":[\"blanks/none.yaml\"]}",
        "{\"files\":[\"\"]}",
        "{\"text\":\"\"}",
        "{\"text\":7}",
        "{\"text\":\"x\",\"files\":[\"blanks\"]}",
        "not json"
      })
  void body_thatIsNotUnderstood_isRefused(String body) {
    run(body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].reason", not(emptyOrNullString()));
  }

  @Test
  void running_storesNothing() {
    sync.reset();
    run("{}").statusCode(200);
    for (String table : new String[] {"mirror", "link", "outbox", "history", "intake"}) {
      assertThat(sync.count(table)).as(table).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"scenario, Syncline scenario", "mapping, A Syncline mapping file"})
  void schema_isServedForEditors(String name, String title) {
    given()
        .get("/schemas/" + name + ".schema.json")
        .then()
        .statusCode(200)
        .body("title", equalTo(title));
  }
}
