package org.syncline.connector;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.RemoteReadException;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** What a monitor sees. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class HealthTest {
  private static final String SYNC = "checks.find { it.name == 'sync' }.";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Crm crm;
  @Inject Progress progress;

  @BeforeEach
  void reset() {
    sync.reset();
  }

  @Test
  void ready_whenServing_tellsStateAndRuleSet() {
    String version = given().get("/api/v1/rules").jsonPath().getString("version");
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body(SYNC + "status", equalTo("UP"))
        .body(SYNC + "data.state", equalTo("running"))
        .body(SYNC + "data.ruleSet", equalTo(version));
  }

  @Test
  void pollThatFails_showsBesideReady() {
    crm.pages =
        page -> {
          throw new RemoteReadException("answered 503", null);
        };
    sync.poll();
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body(SYNC + "data.polls", containsString("Lead of crm: answered 503"));
  }

  @Test
  void metrics_countRecordsAndShowTheBacklog() {
    sync.matchingIsOpen();
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L"));
    sync.poll();
    progress.tell();
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("syncline_records_total"))
        .body(containsString("syncline_intake 1.0"))
        .body(containsString("syncline_outbox_crm 0.0"))
        .body(containsString("syncline_errors 0.0"));
  }
}
