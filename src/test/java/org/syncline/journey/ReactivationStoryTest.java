package org.syncline.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.syncline.journey.ReactivationRules.CALL;
import static org.syncline.journey.ReactivationRules.POINTS;
import static org.syncline.journey.ReactivationRules.QUIET;
import static org.syncline.journey.ReactivationRules.REP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.automation.Sweep;
import org.syncline.connector.ActionWorker;
import org.syncline.rules.LiveRuleSets;
import org.syncline.sandbox.SandboxLifecycle;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnFilesOnSandbox;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.SandboxSync;

/** One prospect through both APIs, from a form to a rep's task, with rules between all of it. */
@QuarkusTest
@TestProfile(OwnFilesOnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class ReactivationStoryTest {
  private static final String EMAIL = "nuuk@story.example.org";

  @Inject SandboxLifecycle lifecycle;
  @Inject SandboxSync sync;
  @Inject LiveRuleSets ruleSets;
  @Inject Sweep sweep;
  @Inject ActionWorker worker;

  private BothApis apis;
  private ReactivationRules rules;
  private int prospect;

  @BeforeEach
  void rulesThatRun() {
    apis = new BothApis(lifecycle.server());
    JsonObject campaign = new JsonObject().put("Name", "Reactivation").put("IsActive", true);
    rules =
        new ReactivationRules(
            apis.first("forms"),
            apis.first("emails"),
            apis.salesforce().create("Campaign", campaign));
    rules.save(OwnRuleFiles.shipped());
    assertThat(ruleSets.reload().problems()).isEmpty();
    sync.quietWithKept();
    ReactivationRules.NAMES.forEach(ReactivationStoryTest::resume);
    assertThat(sweep.step()).isPositive();
  }

  @AfterEach
  void shippedFilesAgain() {
    OwnRuleFiles.shipped();
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  /** As an operator does. */
  private static void resume(String rule) {
    given()
        .contentType(ContentType.JSON)
        .body(new JsonObject().put("rule", rule).encode())
        .post("/api/v1/automations/resume")
        .then()
        .statusCode(200)
        .body("rules.find { it.rule == '" + rule + "' }.state", equalTo("running"));
  }

  /** What happened is read and decided, and what rules ask for is done. */
  private void goOn() {
    sync.quietWithKept();
    worker.deliver();
    sync.quietWithKept();
  }

  private List<Object> members(String field) {
    return apis.column(field, "CampaignMember WHERE CampaignId", rules.campaign());
  }

  @Test
  void prospect_isMovedByRulesFromAFormToATask_andTheWholeStoryIsTold() {
    isThereWithNinetyPoints();
    submitsAForm();
    String lead = isALeadOfARep();
    String owner = apis.owner("Lead", lead);
    JsonObject made = isConverted(lead);
    opportunityGoesQuiet(made);
    clicksTheMail();
    repHasATask(made.getString("contactId"), owner);
    matchesAndActionsAreTold();
    historyTellsWhy(owner);
  }

  private void isThereWithNinetyPoints() {
    JsonObject person =
        new JsonObject()
            .put("email", EMAIL)
            .put("lastName", "Petersen")
            .put("company", "Sledges")
            .put("country", "Greenland")
            .put("score", 90);
    prospect = apis.prospect(person);
    goOn();
    assertThat(leads()).as("nobody has it yet").isEmpty();
  }

  private List<Object> leads() {
    return apis.column("Id", "Lead WHERE Email", EMAIL);
  }

  private void submitsAForm() {
    apis.does(prospect, 4, "formId", rules.form());
    goOn();
    assertThat(apis.shown(prospect, "score").getInteger("score")).isEqualTo(110);
  }

  private String isALeadOfARep() {
    assertThat(leads()).hasSize(1);
    String lead = leads().get(0).toString();
    String owner = apis.owner("Lead", lead);
    assertThat(apis.column("Email", "User WHERE Id", owner))
        .containsAnyOf("rep1@syncline.example", "rep2@syncline.example");
    assertThat(apis.shown(prospect, "salesforceOwnerId").getString("salesforceOwnerId"))
        .isEqualTo(owner);
    return lead;
  }

  private JsonObject isConverted(String lead) {
    JsonObject choice =
        new JsonObject().put("createOpportunity", true).put("opportunityName", "Ten sledges");
    JsonObject made = apis.happens("crm/Lead/" + lead + "/convert", choice);
    goOn();
    given()
        .get("/api/v1/records/" + record())
        .then()
        .statusCode(200)
        .body("link.crm", equalTo("crm/Contact/" + made.getString("contactId")));
    return made;
  }

  private void opportunityGoesQuiet(JsonObject made) {
    String opportunity = made.getString("opportunityId");
    JsonObject stage = new JsonObject().put("StageName", "Needs Analysis");
    apis.salesforce().patch("sobjects/Opportunity/" + opportunity, stage.encode());
    goOn();
    assertThat(members("Status")).as("its stage has just changed").isEmpty();
    apis.happens("crm/Opportunity/" + opportunity + "/quiet", new JsonObject().put("days", 8));
    goOn();
    assertThat(members("Status")).containsExactly("Sent");
    assertThat(members("ContactId")).containsExactly(made.getString("contactId"));
  }

  private void clicksTheMail() {
    apis.does(prospect, 1, "emailId", rules.mail());
    goOn();
    assertThat(members("Status")).containsExactly("Responded");
  }

  private void repHasATask(String contact, String owner) {
    assertThat(apis.column("Subject", "Task WHERE WhoId", contact))
        .containsExactly("Call, they have clicked");
    assertThat(apis.column("OwnerId", "Task WHERE WhoId", contact)).containsExactly(owner);
  }

  private String record() {
    return "marketing/prospect/" + prospect;
  }

  private void matchesAndActionsAreTold() {
    given()
        .get("/api/v1/automations/matches?record=" + record())
        .then()
        .statusCode(200)
        .body("rule", containsInAnyOrder(ReactivationRules.NAMES.toArray()));
    given()
        .get("/api/v1/actions?record=" + record())
        .then()
        .statusCode(200)
        .body("state", everyItem(equalTo("done")))
        .body("findAll { it.kind == 'campaign-member' }.rule", contains(CALL, QUIET))
        .body("find { it.kind == 'task' }.rule", equalTo(CALL))
        .body("find { it.kind == 'score' }.rule", equalTo(POINTS))
        .body("find { it.kind == 'score' }.scoreAfter", equalTo(110))
        .body("find { it.kind == 'owner' }.rule", equalTo(REP));
    given().get("/api/v1/errors").then().body("items.record", not(hasItem(record())));
  }

  private void historyTellsWhy(String owner) {
    given()
        .get("/api/v1/assignments?record=" + record())
        .then()
        .statusCode(200)
        .body("assignments.owner", contains(owner))
        .body("assignments[0].rule", equalTo(REP));
    given()
        .queryParam("record", record())
        .queryParam("limit", 200)
        .get("/api/v1/history")
        .then()
        .statusCode(200)
        .body("items.findAll { it.event == 'act' }.rule", contains(CALL, QUIET, REP, POINTS))
        .body("items.find { it.rule == '" + CALL + "' }.reason", containsString("Responded"))
        .body("items.find { it.event == 'assign' }.reason", containsString(REP))
        .body("items.find { it.event == 'assign' }.reason", containsString(owner));
  }
}
