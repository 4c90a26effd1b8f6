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
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.automation.Sweep;
import org.syncline.rules.LiveRuleSets;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Automation rules as an admin sees, previews and switches them. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class AutomationsResourceTest {
  private static final String NAMED = "{\"rule\":\"Germans are tagged\"}";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject LiveRuleSets ruleSets;
  @Inject Sweep sweep;

  @BeforeEach
  void rule() {
    RuleFiles files = OwnRuleFiles.shipped();
    sync.reset();
    files.write(
        files.rules().resolve("automation/own.drl"),
        """
        rule "Germans are tagged"
          @repeat( days = 7, times = 3 )
        when
          $p : Prospect( text("country") == "Germany" )
        then
          act.addTag( $p, "german" );
        end
        """);
    assertThat(ruleSets.reload().problems()).isEmpty();
    marketing.create("prospect", Map.of("email", "a@x.org", "country", "Germany"));
    marketing.create("prospect", Map.of("email", "b@x.org", "country", "France"));
    sync.forward(Duration.ofSeconds(30));
    sync.quiet();
  }

  private static ValidatableResponse post(String call, String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/automations/" + call)
        .then();
  }

  @Test
  void rule_isPausedAtFirst_runsWhenResumed_andRestsWhenPaused() {
    given()
        .get("/api/v1/automations")
        .then()
        .statusCode(200)
        .body("rules", hasSize(1))
        .body("rules[0].rule", equalTo("Germans are tagged"))
        .body("rules[0].file", equalTo("automation/own.drl"))
        .body("rules[0].recurrence", equalTo("repeat"))
        .body("rules[0].waitDays", equalTo(7))
        .body("rules[0].most", equalTo(3))
        .body("rules[0].state", equalTo("paused"))
        .body("rules[0].why", containsString("resumed"))
        .body("sweep.finishedAt", nullValue());
    post("resume", NAMED).statusCode(200).body("rules[0].state", equalTo("running"));
    sweep.step();
    given()
        .get("/api/v1/automations")
        .then()
        .body("rules[0].prospects", equalTo(1))
        .body("rules[0].times", equalTo(1))
        .body("sweep.prospects", equalTo(2));
    given()
        .queryParam("rule", "Germans are tagged")
        .get("/api/v1/automations/matches")
        .then()
        .statusCode(200)
        .body("", hasSize(1))
        .body("[0].prospect", equalTo("marketing/prospect/1"))
        .body("[0].times", equalTo(1));
    post("pause", NAMED).statusCode(200).body("rules[0].state", equalTo("paused"));
  }

  @Test
  void preview_isALineOfJsonAPage_andChangesNothing() {
    String lines =
        given()
            .contentType(ContentType.JSON)
            .body(NAMED)
            .post("/api/v1/automations/preview")
            .then()
            .statusCode(200)
            .contentType(containsString("application/x-ndjson"))
            .extract()
            .asString();
    List<String> told = lines.strip().lines().toList();
    JsonPath last = JsonPath.from(told.get(told.size() - 1));
    assertThat(last.getBoolean("done")).isTrue();
    assertThat(last.getInt("looked")).isEqualTo(2);
    assertThat(last.getInt("matched")).isEqualTo(1);
    assertThat(last.getString("examples[0].prospect")).isEqualTo("marketing/prospect/1");
    assertThat(last.getString("examples[0].actions[0].type")).isEqualTo("tag");
    assertThat(sync.count("action")).isZero();
    assertThat(sync.count("automation_match")).isZero();
  }

  @Test
  void unknownRule_isRefused_withThoseThereAre() {
    for (String call : List.of("resume", "pause", "preview")) {
      post(call, "{\"rule\":\"Nothing\"}")
          .statusCode(400)
          .body("errors[0].reason", containsString("Germans are tagged"));
    }
  }

  @Test
  void evaluate_tellsWhatAutomationWouldDo() {
    given()
        .contentType(ContentType.JSON)
        .body(
            """
            {"mapping":"lead","marketing":{"id":"7","fields":{"country":"Germany"}},
              "crm":{"id":"00Q000000000001AAA","fields":{}}}
            """)
        .post("/api/v1/evaluate")
        .then()
        .statusCode(200)
        .body("actions[0].type", equalTo("tag"))
        .body("actions[0].rule", equalTo("Germans are tagged"))
        .body("actions[0].parameters.carried", equalTo(true));
  }
}
