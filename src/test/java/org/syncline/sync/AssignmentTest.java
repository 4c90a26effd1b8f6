package org.syncline.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.assignment.Assignment;
import org.syncline.assignment.AssignmentRepository;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.intake.Intake;
import org.syncline.outbox.Write;
import org.syncline.rules.LiveRuleSets;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Prospects that nobody owns get an owner by rules, and then a lead. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class AssignmentTest {
  private static final String ANN = "005000000000001AAA";
  private static final String BOB = "005000000000002AAA";
  private static final String QUEUE = "00G000000000001AAA";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;
  @Inject AssignmentRepository ledger;
  @Inject SyncErrorRepository errors;
  @Inject Intake intake;

  private RuleFiles files;

  @BeforeEach
  void users() {
    files = OwnRuleFiles.shipped();
    sync.reset();
    user(ANN, "ann@x.org");
    user(BOB, "bob@x.org");
    files.write(
        files.mapping("groups.yaml"),
        "groups:\n  g: { members: [ { user: ann@x.org }, { user: bob@x.org } ] }\n");
    rules("");
    readKept();
  }

  private void user(String id, String email) {
    crm.create(
        "User",
        id,
        Map.of("Email", email, "IsActive", true, "CreatedDate", "2026-01-01T00:00:00Z"));
  }

  private void rules(String text) {
    files.write(files.rules().resolve("assignment/own.drl"), "// Rules of this test.\n" + text);
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  private static String rule(String name, String condition, String call) {
    return """
        rule "%s"
        when
          $p : Prospect( %s )
        then
          assign.%s;
        end
        """
        .formatted(name, condition, call);
  }

  private void readKept() {
    sync.forward(Duration.ofSeconds(30));
    sync.quiet();
    sync.pollKept();
    sync.quiet();
  }

  private String prospect(String email, String... more) {
    Map<String, Object> fields = new HashMap<>(Map.of("email", email, "lastName", "L"));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    String id = marketing.create("prospect", fields);
    sync.forward(Duration.ofSeconds(30));
    sync.quiet();
    return id;
  }

  private List<String> leadOwners() {
    return crm.all("Lead").stream().map(lead -> crm.value(lead.id(), "OwnerId")).toList();
  }

  private SyncError onlyError() {
    assertThat(sync.openErrors()).hasSize(1);
    return sync.openErrors().get(0);
  }

  @Test
  void prospect_isGivenToAUser_andHasItsOwnerOnBothSides() {
    rules(
        rule("Germans to Bob", "text(\"country\") == \"Germany\"", "toUser( $p, \"bob@x.org\" )"));
    String prospect = prospect("a@x.org", "country", "Germany");
    prospect("b@x.org", "country", "France");
    assertThat(leadOwners()).containsExactly(BOB);
    assertThat(marketing.value(prospect, "salesforceOwnerId")).isEqualTo(BOB);
    assertThat(sync.openErrors()).isEmpty();
    assertThat(sync.history())
        .anySatisfy(
            row -> {
              assertThat(row.event()).isEqualTo("assign");
              assertThat(row.reason()).contains("Germans to Bob", "bob@x.org");
            });
  }

  @Test
  void prospects_areDealtOutInAGroup_andTheLedgerTellsWhy() {
    rules(rule("All to g", "", "toGroup( $p, \"g\" )"));
    prospect("a@x.org");
    prospect("b@x.org");
    prospect("c@x.org");
    assertThat(leadOwners()).containsExactlyInAnyOrder(ANN, BOB, ANN);
    List<Assignment> rows =
        QuarkusTransaction.requiringNew().call(() -> ledger.latest(null, "g", 10));
    assertThat(rows).extracting(Assignment::owner).containsExactly(ANN, BOB, ANN);
    assertThat(rows).allSatisfy(row -> assertThat(row.rule()).isEqualTo("All to g"));
  }

  @Test
  void a1_prospectWithAnOwner_isNotAssignedAgain() {
    rules(rule("All to Bob", "", "toUser( $p, \"bob@x.org\" )"));
    prospect("a@x.org", "salesforceOwnerId", ANN);
    prospect("q@x.org", "salesforceOwnerId", QUEUE);
    assertThat(leadOwners()).containsExactlyInAnyOrder(ANN, QUEUE);
    assertThat(sync.count("assignment")).isZero();
  }

  @Test
  void a6_nobodyEligible_isAnErrorThatGoesAwayWhenSomebodyIs() {
    rules(rule("All to g", "", "toGroup( $p, \"g\" )"));
    crm.edit(ANN, Map.of("IsActive", false));
    crm.edit(BOB, Map.of("IsActive", false));
    readKept();
    prospect("a@x.org");
    assertThat(leadOwners()).isEmpty();
    assertThat(onlyError().kind()).isEqualTo("unassigned");
    assertThat(onlyError().message()).contains("no eligible member in group g");
    crm.edit(BOB, Map.of("IsActive", true));
    readKept();
    askAgain();
    assertThat(leadOwners()).containsExactly(BOB);
    assertThat(sync.openErrors()).isEmpty();
  }

  private void askAgain() {
    QuarkusTransaction.requiringNew()
        .run(() -> intake.revisit(errors.openOf("unassigned", 10), sync.now()));
    sync.quiet();
  }

  @Test
  void a10_queue_ownsALead_andIsRefusedForContacts() {
    rules(rule("All to the queue", "", "toQueue( $p, \"%s\" )".formatted(QUEUE)));
    prospect("a@x.org");
    assertThat(leadOwners()).containsExactly(QUEUE);
    files.edit(
        files.mapping("contact.yaml"),
        text -> text.replace("direction: both\n", "direction: both\nreverseSync: true\n"));
    assertThat(ruleSets.reload().problems()).isEmpty();
    prospect("b@x.org");
    assertThat(crm.all("Contact")).isEmpty();
    assertThat(onlyError().message()).contains("a queue, which is for leads only", "reverseSync");
  }

  @Test
  void a11_activeRule_makesALeadWithoutOwner_andLeavesItToTheCrm() {
    rules(rule("All by Salesforce's rule", "", "toActiveRule( $p )"));
    prospect("a@x.org");
    Write create = crm.writes.get(crm.writes.size() - 1);
    assertThat(create.kind()).isEqualTo(Write.Kind.CREATE);
    assertThat(create.byActiveRule()).isTrue();
    assertThat(create.fields()).doesNotContainKey("OwnerId");
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(sync.openErrors()).isEmpty();
  }

  @Test
  void a12_marketingUserWithoutCrmUser_leavesTheOwnerToTheCrm_andSaysSo() {
    String known = marketing.create("user", Map.of("email", "bob@x.org", "salesforceId", BOB));
    String other = marketing.create("user", Map.of("email", "nobody@x.org"));
    readKept();
    prospect("a@x.org", "userId", known);
    assertThat(leadOwners()).containsExactly(BOB);
    assertThat(sync.openErrors()).isEmpty();
    prospect("b@x.org", "userId", other);
    assertThat(crm.all("Lead")).hasSize(2);
    assertThat(onlyError().code()).isEqualTo("NO_CRM_USER");
    assertThat(onlyError().field()).isEqualTo("userId");
    Write create = crm.writes.get(crm.writes.size() - 1);
    assertThat(create.fields()).doesNotContainKey("OwnerId");
  }

  @Test
  void prospectThatIsAssignedInAnotherWay_isLeftToTheCrm() {
    files.edit(
        files.mapping("lead.yaml"),
        text -> text.replace("[ salesforceOwnerId, userId ]", "[ salesforceOwnerId, territory ]"));
    rules(rule("All to Bob", "", "toUser( $p, \"bob@x.org\" )"));
    prospect("a@x.org", "territory", "North");
    assertThat(crm.all("Lead")).hasSize(1);
    Write create = crm.writes.get(crm.writes.size() - 1);
    assertThat(create.fields()).doesNotContainKey("OwnerId");
    assertThat(sync.openErrors()).isEmpty();
    assertThat(sync.count("assignment")).isZero();
  }

  @Test
  void prospectOfSomebodyWhoIsThere_isGivenToNobody_whereOnlyAssignedOnesAreLinked() {
    for (String name : List.of("lead.yaml", "contact.yaml")) {
      files.edit(
          files.mapping(name),
          text -> text.replace("linkUnassigned: true", "linkUnassigned: false"));
    }
    rules(rule("All to g", "", "toGroup( $p, \"g\" )"));
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L", "OwnerId", BOB));
    prospect("a@x.org");
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(sync.count("assignment")).isZero();
  }

  @Test
  void ruleThatFails_isToldOfItsProspect_whoseValuesAreTakenAllTheSame() {
    rules(rule("Bad", "Integer.parseInt( text(\"zip\") ) > 5", "toUser( $p, \"bob@x.org\" )"));
    prospect("a@x.org", "zip", "D-80331");
    assertThat(onlyError().kind()).isEqualTo("unassigned");
    assertThat(leadOwners()).isEmpty();
    rules(rule("Good", "", "toUser( $p, \"bob@x.org\" )"));
    askAgain();
    assertThat(leadOwners()).containsExactly(BOB);
    assertThat(sync.openErrors()).isEmpty();
  }

  @Test
  void queueThatAnotherRuleReplaces_isNotHeldToByTheLedger() {
    rules(rule("All to a queue", "", "toQueue( $p, \"00G000000000009AAA\" )"));
    crm.rejectNext("OwnerId");
    String prospect = prospect("a@x.org");
    assertThat(leadOwners()).isEmpty();
    rules(rule("All to Bob", "", "toUser( $p, \"bob@x.org\" )"));
    marketing.edit(prospect, Map.of("city", "Rome"));
    sync.forward(Duration.ofSeconds(30));
    sync.quiet();
    assertThat(leadOwners()).containsExactly(BOB);
  }

  @Test
  void prospect_whoseLeadIsAlwaysMade_waitsForItsOwnerToo() {
    files.edit(
        files.mapping("lead.yaml"), text -> text.replace("crm: when-assigned", "crm: always"));
    rules(rule("All to Carl", "", "toUser( $p, \"carl@x.org\" )"));
    prospect("a@x.org");
    assertThat(leadOwners()).isEmpty();
    assertThat(onlyError().kind()).isEqualTo("unassigned");
  }

  @Test
  void a13_ownerThatChangesInTheCrm_isFollowed() {
    rules(rule("All to Bob", "", "toUser( $p, \"bob@x.org\" )"));
    String prospect = prospect("a@x.org");
    crm.edit(crm.all("Lead").get(0).id(), Map.of("OwnerId", ANN));
    sync.forward(Duration.ofSeconds(30));
    sync.quiet();
    assertThat(marketing.value(prospect, "salesforceOwnerId")).isEqualTo(ANN);
    assertThat(sync.count("assignment")).isOne();
  }

  @Test
  void error_endsWithItsReason_whenTheProspectIsOwnedOrGone() {
    rules(rule("All to Carl", "", "toUser( $p, \"carl@x.org\" )"));
    String owned = prospect("a@x.org");
    String gone = prospect("b@x.org");
    assertThat(sync.openErrors()).hasSize(2);
    marketing.edit(owned, Map.of("salesforceOwnerId", ANN));
    marketing.delete(gone);
    sync.forward(Duration.ofSeconds(30));
    sync.quiet();
    assertThat(sync.openErrors()).isEmpty();
    assertThat(leadOwners()).containsExactly(ANN);
  }

  @Test
  void users_whoWereNotReadYet_areWaitedFor() {
    sync.reset();
    crm.create("User", BOB, Map.of("Email", "bob@x.org", "IsActive", true));
    rules(rule("All to Bob", "", "toUser( $p, \"bob@x.org\" )"));
    prospect("a@x.org");
    assertThat(leadOwners()).isEmpty();
    assertThat(sync.openErrors()).isEmpty();
    readKept();
    assertThat(leadOwners()).containsExactly(BOB);
  }

  @Test
  void rulesThatDisagree_giveItToNobody_untilOneOfThemIsAboveTheOther() {
    String both =
        rule("One", "", "toUser( $p, \"ann@x.org\" )")
            + rule("Other", "", "%stoUser( $p, \"bob@x.org\" )");
    rules(both.formatted(""));
    prospect("a@x.org");
    assertThat(leadOwners()).isEmpty();
    assertThat(onlyError().message()).contains("\"One\" says user ann@x.org", "\"Other\" says");
    rules(both.formatted("specific()."));
    askAgain();
    assertThat(leadOwners()).containsExactly(BOB);
  }

  @Test
  void userWhomNobodyKnows_isAnErrorThatNamesTheRule() {
    rules(rule("All to Carl", "", "toUser( $p, \"carl@x.org\" )"));
    prospect("a@x.org");
    assertThat(onlyError().message()).contains("All to Carl", "carl@x.org");
    assertThat(leadOwners()).isEmpty();
  }

  @Test
  void criteria_askListsAndActivities_andAreAskedAgainWhenTheyCome() {
    rules(
        """
        rule "Who is on the trial list and clicks goes to Ann"
        when
          $p : Prospect()
          ListMembership( text("list.name") == "Trial" )
          Activity( text("action") == "clicked" )
        then
          assign.toUser( $p, "ann@x.org" );
        end
        """);
    String prospect = prospect("a@x.org");
    String list = marketing.create("list", Map.of("name", "Trial"));
    marketing.create("listMembership", Map.of("listId", list, "prospectId", prospect));
    readKept();
    assertThat(leadOwners()).isEmpty();
    marketing.create(
        "visitorActivity",
        Map.of("type", 1, "prospectId", prospect, "createdAt", sync.now().toString()));
    readKept();
    assertThat(leadOwners()).containsExactly(ANN);
  }

  @Test
  void unknownGroupAndQueue_areToldWhenTheyAreLoaded() {
    files.write(
        files.rules().resolve("assignment/own.drl"),
        rule("A", "", "toGroup( $p, \"dach\" )") + rule("B", "", "toQueue( $p, \"Sales\" )"));
    assertThat(ruleSets.reload().problems())
        .extracting(problem -> problem.line() + ": " + problem.message())
        .containsExactlyInAnyOrder(
            "5: there is no group 'dach', allowed: g",
            "11: a queue is named by its id, 00G and 12 or 15 more characters, not 'Sales'");
  }

  /** A day is not over while a test counts what was dealt out in it. */
  private void itIsNoon() {
    Instant today = sync.now().truncatedTo(ChronoUnit.DAYS);
    sync.forward(Duration.between(sync.now(), today.plus(Duration.ofHours(36))));
  }

  @Test
  void whyMe_isAnsweredOverRest_withHowTheGroupStands() {
    itIsNoon();
    rules(rule("All to g", "", "toGroup( $p, \"g\" )"));
    String prospect = prospect("a@x.org");
    given()
        .get("/api/v1/assignments?record=marketing/prospect/" + prospect)
        .then()
        .statusCode(200)
        .body("assignments", hasSize(1))
        .body("assignments[0].prospect", equalTo("marketing/prospect/" + prospect))
        .body("assignments[0].toType", equalTo("group"))
        .body("assignments[0].to", equalTo("g"))
        .body("assignments[0].owner", equalTo(ANN))
        .body("assignments[0].rule", equalTo("All to g"))
        .body("assignments[0].before.user", contains(ANN, BOB))
        .body("groups", hasSize(1))
        .body("groups[0].members.user", contains(ANN, BOB))
        .body("groups[0].members.turns", contains(1, 0))
        .body("groups[0].members.today", contains(1, 0))
        .body("groups[0].members.next", contains(false, true));
    given().get("/api/v1/assignments?group=other").then().body("assignments", empty());
  }

  @Test
  void evaluate_tellsTheGroup_andTakesNoTurn() {
    rules(rule("Germans to g", "text(\"country\") == \"Germany\"", "toGroup( $p, \"g\" )"));
    String body =
        """
        { "mapping": "lead", "marketing": { "id": "7", "fields": { "country": "%s" } },
          "crm": { "id": "00Q000000000001AAA", "fields": {} } }""";
    given()
        .contentType(ContentType.JSON)
        .body(body.formatted("Germany"))
        .post("/api/v1/evaluate")
        .then()
        .statusCode(200)
        .body("assignment.to", equalTo("g"))
        .body("assignment.toType", equalTo("group"))
        .body("assignment.rule", equalTo("Germans to g"));
    given()
        .contentType(ContentType.JSON)
        .body(body.formatted("France"))
        .post("/api/v1/evaluate")
        .then()
        .body("assignment", nullValue());
    assertThat(sync.count("turn_group")).isZero();
  }
}
