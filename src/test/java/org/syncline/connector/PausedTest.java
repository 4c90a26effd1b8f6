package org.syncline.connector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Intake;
import org.syncline.intake.Page;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** A paused connector takes and decides what is pushed; it reads and sends nothing. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class PausedTest {
  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject Polls polls;
  @Inject Workers workers;
  @Inject Intake intake;
  private String prospect;
  private String lead;

  @BeforeEach
  void pairThatAgrees() {
    sync.reset();
    prospect =
        marketing.create("prospect", Map.of("email", "a@x.org", "city", "Rome", "lastName", "L"));
    lead = crm.create("Lead", Map.of("Email", "a@x.org", "City", "Rome", "LastName", "L"));
    sync.quiet();
    marketing.polls.clear();
    crm.polls.clear();
    marketing.writes.clear();
    given().post("/api/v1/connector/pause").then().body("state", equalTo("paused"));
  }

  private void pushCity(String city) {
    sync.forward(Duration.ofSeconds(5));
    String change =
        """
        {"changes":[{"system":"crm","object":"Lead","id":"%s","modifiedAt":"%s",
          "fields":{"City":"%s"}}]}"""
            .formatted(lead, sync.now(), city);
    given()
        .contentType(ContentType.JSON)
        .body(change)
        .post("/api/v1/changes")
        .then()
        .statusCode(202);
  }

  private void everythingRuns() {
    polls.crm();
    polls.marketing();
    workers.reread();
    sync.decide();
    workers.deliver(SystemName.CRM);
    workers.deliver(SystemName.MARKETING);
  }

  @Test
  void push_isAcceptedAndDecided_butNotSent() {
    pushCity("Oslo");
    everythingRuns();
    assertThat(sync.count("outbox where state = 'waiting'")).isOne();
    assertThat(marketing.writes).isEmpty();
    assertThat(marketing.polls).isEmpty();
    assertThat(crm.polls).isEmpty();
  }

  @Test
  void reread_waits() {
    QuarkusTransaction.requiringNew()
        .run(() -> intake.reread(List.of(RecordRef.crm("Lead", lead)), sync.now()));
    workers.reread();
    assertThat(sync.count("reread")).isOne();
  }

  @Test
  void resume_goesOnWhereItStopped() {
    pushCity("Oslo");
    everythingRuns();
    given().post("/api/v1/connector/resume").then().body("state", equalTo("running"));
    everythingRuns();
    assertThat(crm.polls).isNotEmpty();
    assertThat(marketing.value(prospect, "city")).isEqualTo("Oslo");
  }

  @Test
  void pausedTwice_keepsSinceWhenItWas() {
    String since = given().get("/api/v1/connector").jsonPath().getString("since");
    sync.forward(Duration.ofMinutes(1));
    given().post("/api/v1/connector/pause").then().body("since", equalTo(since));
  }

  @Test
  void hiddenFields_areTold() {
    given().post("/api/v1/connector/resume").then().statusCode(200);
    crm.pages =
        page ->
            new Page(
                page.changes(),
                page.next(),
                page.last(),
                page.remoteNow(),
                Set.of("AnnualRevenue"));
    polls.crm();
    given()
        .get("/api/v1/connector")
        .then()
        .body("systems[1].system", equalTo("crm"))
        .body("systems[1].polls[1].source", equalTo("Lead"))
        .body("systems[1].polls[1].hiddenFields", equalTo(List.of("AnnualRevenue")));
  }

  @Test
  void pausedWhileReading_readsAndDecides_butSendsNothing() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"reason\":\"we look at the plan\",\"reading\":true}")
        .post("/api/v1/connector/pause")
        .then()
        .body("state", equalTo("paused"))
        .body("reading", equalTo(true))
        .body("reason", equalTo("we look at the plan"));
    sync.forward(Duration.ofSeconds(5));
    crm.edit(lead, Map.of("City", "Oslo"));
    everythingRuns();
    assertThat(crm.polls).isNotEmpty();
    assertThat(marketing.writes).isEmpty();
    given()
        .get("/api/v1/connector/plan")
        .then()
        .body("objects[0].fields[0].field", equalTo("city"))
        .body("objects[0].fields[0].examples[0].before", equalTo("Rome"))
        .body("objects[0].fields[0].examples[0].after", equalTo("Oslo"))
        .body(
            "objects[0].fields[0].rules[0].rule",
            equalTo("Salesforce is the master of this field"));
  }

  @Test
  void pause_withWrongReading_isRefused() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"reading\":\"yes\"}")
        .post("/api/v1/connector/pause")
        .then()
        .statusCode(400);
  }
}
