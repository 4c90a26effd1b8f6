package org.syncline.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Change;
import org.syncline.outbox.Write;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.LiveRuleSets;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

/** Of all CRM records, marketing gets to see those that match a criterion. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class SelectiveSyncTest {
  private static final String EMEA =
      "{\"mapping\":\"lead\",\"field\":\"Territory__c\",\"is\":[\"EMEA\"]}";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;

  private RuleFiles files;
  private SyncedPair pair;

  @BeforeEach
  void linked() {
    files = OwnRuleFiles.shipped();
    assertThat(ruleSets.reload().problems()).isEmpty();
    sync.reset();
    pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Territory__c", "EMEA"));
    sync.quiet();
    marketing.writes.clear();
  }

  private void share(String line) {
    files.edit(
        files.mapping("lead.yaml"), text -> text.replace("priority: 2", line + "\npriority: 2"));
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  private List<Write.Kind> lifeWrites() {
    return marketing.writes.stream().map(Write::kind).filter(Write.Kind::ofLife).toList();
  }

  private static io.restassured.response.ValidatableResponse preview(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/sharing/preview").then();
  }

  @Test
  void record_thatStopsMatching_leaves_andReturnsWhenItMatchesAgain() {
    share("share: { field: Territory__c, is: EMEA }");
    crm.edit(pair.lead, Map.of("Territory__c", "AMER"));
    sync.quiet();
    assertThat(marketing.all("prospect")).isEmpty();
    assertThat(lifeWrites()).containsExactly(Write.Kind.ARCHIVE);
    crm.edit(pair.lead, Map.of("City", "Bari"));
    sync.quiet();
    assertThat(lifeWrites()).containsExactly(Write.Kind.ARCHIVE);
    crm.edit(pair.lead, Map.of("Territory__c", "EMEA"));
    sync.quiet();
    assertThat(lifeWrites()).containsExactly(Write.Kind.ARCHIVE, Write.Kind.RESTORE);
    pair.bothShow("city", "City", "Bari");
    pair.settled();
  }

  @Test
  void record_thatLeft_staysAway_whereANewCriterionWasNotReadYet() {
    share("share: { field: Territory__c, is: EMEA }");
    crm.edit(pair.lead, Map.of("Territory__c", "AMER"));
    sync.quiet();
    files.edit(
        files.mapping("lead.yaml"),
        text -> text.replace("field: Territory__c", "field: Region__c"));
    assertThat(ruleSets.reload().problems()).isEmpty();
    sync.acceptAgain(
        List.of(
            new Change(
                RecordRef.crm("Lead", pair.lead),
                sync.now().plusSeconds(1),
                Map.of("City", FieldValue.of("Bari")),
                Map.of(),
                false,
                ChangedBy.USER,
                Optional.empty(),
                Optional.empty())));
    sync.quiet();
    assertThat(lifeWrites()).containsExactly(Write.Kind.ARCHIVE);
  }

  @Test
  void prospect_thatIsTakenOutOfTheBin_isLeftAloneUntilItsRecordIsShared() {
    share("share: { field: Territory__c, is: EMEA }");
    crm.edit(pair.lead, Map.of("Territory__c", "AMER"));
    sync.quiet();
    marketing.undelete(pair.prospect);
    marketing.edit(
        pair.prospect, Map.of("salesforceOwnerId", "005000000000001AAA", "department", "Sales"));
    sync.quiet();
    assertThat(lifeWrites()).containsExactly(Write.Kind.ARCHIVE);
    assertThat(crm.all("Lead")).hasSize(1);
    crm.edit(pair.lead, Map.of("Territory__c", "EMEA"));
    sync.quiet();
    assertThat(lifeWrites()).containsExactly(Write.Kind.ARCHIVE);
    pair.bothShow("department", "Department__c", "Sales");
    pair.settled();
  }

  @Test
  void newRecord_thatDoesNotMatch_becomesNoProspect_andItsAddressMakesNoSecondLead() {
    share("share: { field: Territory__c, is: EMEA }");
    crm.create("Lead", Map.of("Email", "n@x.org", "LastName", "N", "Territory__c", "AMER"));
    sync.quiet();
    assertThat(marketing.all("prospect")).hasSize(1);
    marketing.create(
        "prospect", Map.of("email", "n@x.org", "salesforceOwnerId", "005000000000001AAA"));
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(2);
    assertThat(crm.writes).isEmpty();
  }

  @Test
  void personAccount_isSkippedWithAReason_whereTheMappingSaysSo() {
    crm.edit(pair.lead, Map.of("IsPersonAccount", false));
    share("share: { field: IsPersonAccount, is: \"false\" }");
    String person =
        crm.create("Lead", Map.of("Email", "n@x.org", "LastName", "N", "IsPersonAccount", true));
    crm.create("Lead", Map.of("Email", "o@x.org", "LastName", "O", "IsPersonAccount", false));
    sync.quiet();
    assertThat(marketing.all("prospect"))
        .extracting(one -> one.fields().get("email").text())
        .containsExactlyInAnyOrder("a@x.org", "o@x.org");
    given()
        .get("/api/v1/records/crm/Lead/" + person)
        .then()
        .body("skipped", containsString("IsPersonAccount is 'true'"));
  }

  @Test
  void preview_tellsWhoWouldLeaveAndReturn_andChangesNothing() {
    preview(EMEA).statusCode(200).body("matching", equalTo(1)).body("leaving", equalTo(0));
    preview(EMEA.replace("[\"EMEA\"]", "\"APAC\""))
        .statusCode(200)
        .body("records", equalTo(1))
        .body("matching", equalTo(0))
        .body("leaving", equalTo(1))
        .body("examples", equalTo(List.of("crm/Lead/" + pair.lead)));
    sync.quiet();
    assertThat(marketing.writes).isEmpty();
    share("share: { field: Territory__c, is: APAC }");
    crm.edit(pair.lead, Map.of("City", "Bari"));
    sync.quiet();
    assertThat(marketing.all("prospect")).isEmpty();
    preview(EMEA).statusCode(200).body("returning", equalTo(1)).body("leaving", equalTo(0));
  }

  @Test
  void preview_ofAFieldThatWasNotRead_saysSo() {
    preview(EMEA.replace("Territory__c", "Region__c"))
        .statusCode(200)
        .body("unknown", equalTo(1))
        .body("leaving", equalTo(0));
  }

  @Test
  void preview_askedBadly_isRefusedWithTheField() {
    preview(EMEA.replace("\"lead\"", "\"leed\""))
        .statusCode(400)
        .body("errors[0].reason", containsString("leed"));
    preview(EMEA.replace("[\"EMEA\"]", "[]")).statusCode(400);
    preview(EMEA.replace("[\"EMEA\"]", "[1]")).statusCode(400);
  }
}
