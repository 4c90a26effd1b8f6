package org.syncline.connector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.rules.LiveRuleSets;
import org.syncline.sandbox.SandboxLifecycle;
import org.syncline.sandbox.SandboxServer;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnFilesOnSandbox;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SandboxSync;

/** Activities that tools post to Pardot, read there, beside those that are posted here. */
@QuarkusTest
@TestProfile(OwnFilesOnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class ExternalActivitiesOnSandboxTest {
  private static final String EMAIL = "webinar@activities.example.org";

  @Inject SandboxLifecycle lifecycle;
  @Inject SandboxSync sync;
  @Inject LiveRuleSets ruleSets;

  private PardotClient pardot;

  @BeforeEach
  void declare() {
    RuleFiles files = OwnRuleFiles.shipped();
    files.write(
        files.mapping("activities.yaml"),
        """
        activities:
          webinar-attended:
            extension: Webinars
            type: Attended
            title: Webinar
            word: attended
            values: { value: { type: string } }
        """);
    files.write(
        files.mapping("kept/external-activity.yaml"),
        """
        keep: externalActivity
        system: marketing
        fields: [ extension, type, email, value, activityDate, createdAt ]
        """);
    assertThat(ruleSets.reload().problems()).isEmpty();
    SandboxServer sandbox = lifecycle.server();
    pardot = new PardotClient(sandbox.baseUrl(), sandbox.tokens().issue("a webinar tool"));
  }

  @AfterEach
  void shippedFilesAgain() {
    OwnRuleFiles.shipped();
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  private int prospect() {
    JsonObject guest = new JsonObject().put("email", EMAIL).put("lastName", "Guest");
    return pardot.post("/api/v5/objects/prospects", guest.encode()).json().getInteger("id");
  }

  private void inPardot(String value) {
    JsonObject attended =
        new JsonObject()
            .put("extension", "Webinars")
            .put("type", "Attended")
            .put("email", EMAIL)
            .put("value", value);
    assertThat(pardot.post("/api/v5/external-activities", attended.encode()).status())
        .isEqualTo(201);
  }

  private static void here(String value) {
    JsonObject attended =
        new JsonObject()
            .put("type", "webinar-attended")
            .put("email", EMAIL)
            .put("values", new JsonObject().put("value", value));
    given()
        .contentType(ContentType.JSON)
        .body(new JsonObject().put("activities", new JsonArray().add(attended)).encode())
        .post("/api/v1/activities")
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1));
  }

  @Test
  void oneOfPardot_andOneThatIsPosted_areInTheProspectsTimeline() {
    int prospect = prospect();
    sync.quietWithKept();
    inPardot("Spring");
    here("Summer");
    sync.quietWithKept();
    assertThat(sync.count("select count(*) from watermark where problem is not null")).isZero();
    given()
        .get("/api/v1/records/marketing/prospect/" + prospect + "/timeline")
        .then()
        .statusCode(200)
        .body("items.what", hasItems("Webinar attended: Spring", "Webinar attended: Summer"));
    assertThat(
            sync.count(
                "select count(*) from analytics.activities where asset_type = 'Webinars'"
                    + " and prospect_id = '%d'".formatted(prospect)))
        .isEqualTo(2);
  }
}
