package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.PollSource;
import org.syncline.intake.Watermarks;
import org.syncline.kept.Kept;
import org.syncline.kept.KeptPeople;
import org.syncline.kept.KeptRecords;
import org.syncline.kept.Timeline;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.LiveRuleSets;
import org.syncline.sync.Retries;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** What has no counterpart in the other system is read and kept, in whatever order it comes. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class KeptRecordsTest {
  private static final String STAGE =
      "crm: latestOpenOpportunity.StageName, direction: crm-to-marketing, behavior: always-crm }";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;
  @Inject KeptRecords kept;
  @Inject KeptPeople people;
  @Inject Timeline timeline;
  @Inject AwaitedRecords awaited;
  @Inject Retries retries;
  @Inject Watermarks watermarks;

  private RuleFiles files;
  private String contact;
  private String prospect;

  @BeforeEach
  void contactWithProspect() {
    files = OwnRuleFiles.shipped();
    assertThat(ruleSets.reload().problems()).isEmpty();
    sync.reset();
    prospect = marketing.create("prospect", Map.of("email", "a@x.org", "lastName", "L"));
    contact = crm.create("Contact", Map.of("Email", "a@x.org", "LastName", "L"));
    sync.quiet();
  }

  private Kept kept(String object, String id) {
    return QuarkusTransaction.requiringNew()
        .call(() -> kept.of(RecordRef.crm(object, id)))
        .orElseThrow();
  }

  private void readKept() {
    sync.forward(Duration.ofSeconds(30));
    sync.pollKept();
    sync.quiet();
  }

  private String opportunity(String stage, boolean closed, String created) {
    return crm.create(
        "Opportunity",
        Map.of("StageName", stage, "IsClosed", closed, "CreatedDate", created, "Amount", 1200));
  }

  private String role(String opportunity) {
    return crm.create(
        "OpportunityContactRole", Map.of("OpportunityId", opportunity, "ContactId", contact));
  }

  @Test
  void records_areKeptWithTheirValues_andFollowEditsAndDeletes() {
    String opportunity = opportunity("Prospecting", false, "2026-01-01T00:00:00Z");
    readKept();
    assertThat(kept("Opportunity", opportunity).field("Amount")).isEqualTo(FieldValue.of(1200));
    crm.edit(opportunity, Map.of("StageName", "Closed Won"));
    readKept();
    assertThat(kept("Opportunity", opportunity).field("StageName").text()).isEqualTo("Closed Won");
    crm.delete(opportunity);
    readKept();
    assertThat(kept("Opportunity", opportunity).deleted()).isTrue();
  }

  @Test
  void role_thatComesBeforeItsOpportunity_waits_andThenIsFound() {
    String opportunity = "006000000000001AAA";
    String role = role(opportunity);
    readKept();
    assertThat(kept("OpportunityContactRole", role).waitsSince()).isNotNull();
    sync.forward(Duration.ofHours(25));
    awaited.look();
    assertThat(sync.openErrors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.kind()).isEqualTo("waiting");
              assertThat(error.message()).contains(role, opportunity);
            });
    crm.create("Opportunity", opportunity, Map.of("StageName", "Prospecting", "IsClosed", false));
    readKept();
    assertThat(kept("OpportunityContactRole", role).waitsSince()).isNull();
    assertThat(sync.openErrors()).isEmpty();
    assertThat(prospectsOf("Opportunity", opportunity)).containsExactly(prospectRef());
  }

  @Test
  void account_thatComesAfterItsContact_isLinkedToTheProspect() {
    String account = "001000000000001AAA";
    crm.edit(contact, Map.of("AccountId", account));
    sync.quiet();
    crm.create("Account", account, Map.of("Name", "Acme"));
    readKept();
    assertThat(prospectsOf("Account", account)).containsExactly(prospectRef());
  }

  private RecordRef prospectRef() {
    return RecordRef.marketing("prospect", prospect);
  }

  private List<RecordRef> prospectsOf(String object, String id) {
    return QuarkusTransaction.requiringNew().call(() -> people.of(RecordRef.crm(object, id), 10));
  }

  @Test
  void nothingIsKept_beforeThePeopleAreRead_andMatchingDoesNotWaitForIt() {
    sync.reset();
    marketing.create("prospect", Map.of("email", "a@x.org", "lastName", "L"));
    crm.create("Contact", Map.of("Email", "a@x.org", "LastName", "L"));
    opportunity("Prospecting", false, "2026-01-01T00:00:00Z");
    sync.pollKept();
    assertThat(sync.count("kept_record")).isZero();
    sync.quiet();
    assertThat(sync.links()).hasSize(1);
    readKept();
    assertThat(sync.count("kept_record")).isEqualTo(1);
  }

  @Test
  void olderRead_doesNotReplaceANewerOne() {
    String opportunity = opportunity("Prospecting", false, "2026-01-01T00:00:00Z");
    readKept();
    sync.forward(Duration.ofSeconds(30));
    crm.lag = () -> Duration.ofSeconds(60);
    crm.edit(opportunity, Map.of("StageName", "Qualification"));
    sync.pollKept();
    crm.lag = () -> Duration.ZERO;
    readKept();
    assertThat(kept("Opportunity", opportunity).field("StageName").text())
        .isEqualTo("Qualification");
  }

  @Test
  void latestOpenOpportunity_feedsTheProspect() {
    files.edit(
        files.mapping("contact.yaml"),
        text ->
            text.replace(
                "crm: Department, behavior: most-recent, maxLength: { crm: 80 } }", STAGE));
    assertThat(ruleSets.reload().problems()).isEmpty();
    String older = opportunity("Prospecting", false, "2026-01-01T00:00:00Z");
    String newer = opportunity("Qualification", false, "2026-02-01T00:00:00Z");
    role(older);
    role(newer);
    readKept();
    assertThat(marketing.value(prospect, "department")).isEqualTo("Qualification");
    crm.edit(newer, Map.of("IsClosed", true, "StageName", "Closed Lost"));
    readKept();
    assertThat(marketing.value(prospect, "department")).isEqualTo("Prospecting");
    crm.delete(older);
    readKept();
    assertThat(marketing.value(prospect, "department")).isEmpty();
    assertThat(sync.count("outbox")).isZero();
  }

  private String plan(String name, String of) {
    return crm.create("Plan__c", Map.of("Name", name, "Contact__c", of));
  }

  @Test
  void latestRecordOfACustomObject_feedsTheProspect_andLeavesItToo() {
    files.write(
        files.mapping("kept/plan.yaml"),
        """
        keep: Plan__c
        system: crm
        fields: [ Name, Contact__c ]
        parents: { Contact__c: Contact }
        """);
    files.edit(
        files.mapping("contact.yaml"),
        text ->
            text.replace(
                "crm: Department, behavior: most-recent, maxLength: { crm: 80 } }",
                STAGE.replace("latestOpenOpportunity.StageName", "latest.Plan__c.Name")));
    assertThat(ruleSets.reload().problems()).isEmpty();
    plan("small", contact);
    String newer = plan("large", contact);
    readKept();
    assertThat(marketing.value(prospect, "department")).isEqualTo("large");
    String other = crm.create("Contact", Map.of("Email", "o@x.org", "LastName", "O"));
    crm.edit(newer, Map.of("Contact__c", other));
    readKept();
    assertThat(marketing.value(prospect, "department")).isEqualTo("small");
  }

  private void follow() {
    files.edit(
        files.mapping("contact.yaml"),
        text ->
            text.replace(
                "crm: Department, behavior: most-recent, maxLength: { crm: 80 } }", STAGE));
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  @Test
  void derivedField_thatIsMappedLater_isFilledForEverybody() {
    role(opportunity("Prospecting", false, "2026-01-01T00:00:00Z"));
    readKept();
    follow();
    readKept();
    assertThat(marketing.value(prospect, "department")).isEqualTo("Prospecting");
  }

  @Test
  void derivedField_ofAPersonWhoChangedMeanwhile_isKept() {
    follow();
    role(opportunity("Prospecting", false, "2026-01-01T00:00:00Z"));
    sync.forward(Duration.ofSeconds(30));
    crm.edit(contact, Map.of("Phone", "99"));
    sync.poll();
    sync.pollKept();
    sync.quiet();
    assertThat(marketing.value(prospect, "department")).isEqualTo("Prospecting");
    assertThat(marketing.value(prospect, "phone")).isEqualTo("99");
  }

  @Test
  void fieldOfTheOpportunity_thatWasNeverRead_blanksNothing() {
    String role = role(opportunity("Prospecting", false, "2026-01-01T00:00:00Z"));
    follow();
    readKept();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                kept.getEntityManager()
                    .createNativeQuery("update kept_record set fields = fields - 'StageName'")
                    .executeUpdate());
    crm.edit(role, Map.of("Role", "Evaluator"));
    readKept();
    assertThat(marketing.value(prospect, "department")).isEqualTo("Prospecting");
  }

  @Test
  void recordThatTheDatabaseRefused_isKeptWhenItIsRetried() {
    String opportunity = opportunity("Prospecting", false, "2026-01-01T00:00:00Z");
    crm.edit(opportunity, Map.of("Type", "a\u0000b"));
    readKept();
    assertThat(sync.openErrors()).hasSize(1);
    crm.edit(opportunity, Map.of("Type", "b"));
    retries.retryAll(null);
    sync.quiet();
    assertThat(kept("Opportunity", opportunity).field("Type").text()).isEqualTo("b");
    assertThat(sync.openErrors()).isEmpty();
    assertThat(sync.count("mirror where record like '%Opportunity%'")).isZero();
  }

  @Test
  void objectThatWasKept_andIsMappedNow_isReadFromTheBeginning() {
    readKept();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                watermarks.keep(
                    SystemName.CRM,
                    List.of(PollSource.of("Opportunity")),
                    List.of(PollSource.of("Contact")),
                    Instant.now()));
    assertThat(
            sync.count(
                "watermark where object in ('Opportunity', 'Contact')"
                    + " and stamp = 'epoch' and not read_to_end"))
        .isEqualTo(2);
  }

  @Test
  void engagement_isSummedUpIntoTheCrm_anEmailCountingOnce() {
    files.edit(
        files.mapping("contact.yaml"),
        text ->
            text.replace(
                "fields:\n",
                """
                fields:
                  - { marketing: engagement.emailsOpened, crm: Opened__c, type: number, direction: marketing-to-crm, behavior: always-marketing }
                  - { marketing: engagement.lastActivity, crm: Last_Activity__c, direction: marketing-to-crm, behavior: always-marketing }
                """));
    assertThat(ruleSets.reload().problems()).isEmpty();
    activity(11, "9", "Spring mail");
    activity(11, "9", "Spring mail");
    activity(11, "10", "Summer mail");
    readKept();
    assertThat(crm.value(contact, "Opened__c")).isEqualTo("2");
    assertThat(crm.value(contact, "Last_Activity__c")).isEqualTo("Email: Summer mail");
    activity(4, null, "Contact form");
    readKept();
    assertThat(crm.value(contact, "Last_Activity__c")).isEqualTo("Email: Contact form");
    assertThat(crm.value(contact, "Opened__c")).isEqualTo("2");
    assertThat(sync.count("outbox")).isZero();
  }

  private void activity(int type, String email, String details) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("prospectId", prospect);
    fields.put("type", type);
    fields.put("typeName", "Email");
    fields.put("emailId", email);
    fields.put("details", details);
    marketing.create("visitorActivity", fields);
    sync.forward(Duration.ofSeconds(1));
  }

  @Test
  void timeline_showsWhatBothSidesKnow_theLatestFirst_pageByPage() {
    marketing.create(
        "visitorActivity",
        Map.of("prospectId", prospect, "type", 6, "typeName", "Email", "details", "Spring mail"));
    sync.forward(Duration.ofSeconds(60));
    crm.create(
        "CampaignMember",
        Map.of("CampaignId", "701000000000001AAA", "ContactId", contact, "Status", "Sent"));
    readKept();
    assertThat(timelineOf(RecordRef.crm("Contact", contact), Optional.empty()))
        .extracting(Timeline.Entry::what)
        .containsExactly("member of campaign 701000000000001AAA: Sent", "Email sent: Spring mail");
    List<Timeline.Entry> all = timelineOf(prospectRef(), Optional.empty());
    assertThat(timelineOf(prospectRef(), Optional.of(all.get(0)))).containsExactly(all.get(1));
  }

  private List<Timeline.Entry> timelineOf(RecordRef person, Optional<Timeline.Entry> before) {
    return QuarkusTransaction.requiringNew().call(() -> timeline.of(person, before, 10));
  }
}
