package org.syncline.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.action.ActionRepository;
import org.syncline.action.ActionRow;
import org.syncline.automation.RuleState.State;
import org.syncline.connector.ActionWorker;
import org.syncline.outbox.Write;
import org.syncline.record.ActionKind;
import org.syncline.record.RecordRef;
import org.syncline.rules.LiveRuleSets;
import org.syncline.rules.RuleSets;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** The cases of the table of automation, through rules, database and both systems. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class AutomationTest {
  private static final String CAMPAIGN = "701000000000001AAA";
  private static final String ACCOUNT = "001000000000001AAA";
  private static final String ANN = "005000000000001AAA";
  private static final String GERMAN = "$p : Prospect( text(\"country\") == \"Germany\" )";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;
  @Inject RuleSets current;
  @Inject Automations automations;
  @Inject RuleStates states;
  @Inject Preview preview;
  @Inject Sweep sweep;
  @Inject ActionRepository actions;
  @Inject ActionWorker worker;

  private RuleFiles files;

  @BeforeEach
  void empty() {
    files = OwnRuleFiles.shipped();
    sync.reset();
    crm.create("Campaign", CAMPAIGN, Map.of("Name", "Spring"));
    for (String label : List.of("Sent", "Responded")) {
      crm.create("CampaignMemberStatus", Map.of("CampaignId", CAMPAIGN, "Label", label));
    }
    rules("");
    readKept();
  }

  private static String rule(String name, String header, String when, String... calls) {
    return """
        rule "%s"
          %s
        when
          %s
        then
          %s
        end
        """
        .formatted(name, header, when, String.join("\n  ", calls));
  }

  private void rules(String... texts) {
    files.write(
        files.rules().resolve("automation/own.drl"),
        "// Rules of this test.\n" + String.join("\n", texts));
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  /** They run, and have looked at everybody. */
  private void running(String... texts) {
    rules(texts);
    QuarkusTransaction.requiringNew()
        .run(() -> current.current().automationRules().rules().forEach(automations::resume));
    look();
  }

  private void look() {
    int looked = sweep.step();
    assertThat(looked).isLessThan(Sweep.PAGE);
    sync.quiet();
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

  private void edit(String id, String field, Object value) {
    Map<String, Object> fields = new HashMap<>();
    fields.put(field, value);
    marketing.edit(id, fields);
    sync.forward(Duration.ofSeconds(30));
    sync.quiet();
  }

  private void days(int days) {
    sync.forward(Duration.ofDays(days));
    look();
  }

  private void work() {
    sync.forward(Duration.ofMinutes(2));
    worker.settleLost();
    worker.deliver();
    worker.deliver();
    sync.quiet();
  }

  private List<ActionRow> asked() {
    List<ActionRow> rows =
        new ArrayList<>(QuarkusTransaction.requiringNew().call(() -> actions.latest(null, 100)));
    Collections.reverse(rows);
    return rows;
  }

  private List<ActionRow> asked(ActionKind kind) {
    return asked().stream().filter(row -> row.kind() == kind).toList();
  }

  private List<String> askedFor(ActionKind kind) {
    return asked(kind).stream().map(row -> row.person().id()).toList();
  }

  @Test
  void r1_r2_ruleThatHasMatched_doesNothingAgain_andUndoesNothing() {
    String id = prospect("a@x.org", "country", "Germany");
    running(rule("r", "", GERMAN, "act.createTask( $p, \"Call\", 1 );"));
    assertThat(asked()).hasSize(1);
    edit(id, "country", "France");
    assertThat(asked()).hasSize(1);
    edit(id, "country", "Germany");
    days(30);
    assertThat(asked()).hasSize(1);
  }

  @Test
  void r3_actionThatIsAddedLater_isNotDoneForThoseWhoHaveMatched() {
    prospect("a@x.org", "country", "Germany");
    running(rule("r", "", GERMAN, "act.addTag( $p, \"german\" );"));
    String both = "act.createTask( $p, \"Call\", 1 );";
    running(rule("r", "", GERMAN, "act.addTag( $p, \"german\" );", both));
    String later = prospect("b@x.org", "country", "Germany");
    assertThat(askedFor(ActionKind.TASK)).containsExactly(later);
    assertThat(asked(ActionKind.TAG)).hasSize(2);
  }

  @Test
  void r4_repeatingRule_waitsAndEndsAtItsLimit() {
    prospect("a@x.org", "country", "Germany");
    running(
        rule("r", "@repeat( days = 7, times = 3 )", GERMAN, "act.createTask( $p, \"Call\", 1 );"));
    List<Integer> done = new ArrayList<>(List.of(asked().size()));
    for (int wait : List.of(1, 6, 1, 6, 7)) {
      days(wait);
      done.add(asked().size());
    }
    assertThat(done).containsExactly(1, 1, 2, 2, 3, 3);
  }

  @Test
  void r5_r6_valueLists_areAnyOf_andNoneOf() {
    String a = prospect("a@x.org", "country", "A", "jobTitle", "VP Sales");
    String b = prospect("b@x.org", "country", "B", "jobTitle", "CEO");
    String c = prospect("c@x.org", "country", "C", "jobTitle", "Clerk");
    running(
        rule("any", "", "$p : Prospect( isAny(\"country\", \"A;B\") )", tag("any")),
        rule("none", "", "$p : Prospect( isNone(\"country\", \"A;B\") )", tag("none")),
        rule("has", "", "$p : Prospect( containsAny(\"jobTitle\", \"CEO;VP\") )", tag("has")),
        rule("lacks", "", "$p : Prospect( containsNone(\"jobTitle\", \"CEO;VP\") )", tag("lacks")));
    Map<String, TreeSet<String>> tagged = new HashMap<>();
    asked()
        .forEach(
            row ->
                tagged.computeIfAbsent(row.key(), key -> new TreeSet<>()).add(row.person().id()));
    assertThat(tagged.get("any")).containsExactly(a, b);
    assertThat(tagged.get("none")).containsExactly(c);
    assertThat(tagged.get("has")).containsExactly(a, b);
    assertThat(tagged.get("lacks")).containsExactly(c);
  }

  private static String tag(String tag) {
    return "act.addTag( $p, \"" + tag + "\" );";
  }

  @Test
  void r7_accountCriterion_doesNotMatchWhoHasNoAccount() {
    prospect("alone@x.org");
    crm.create("Account", ACCOUNT, Map.of("Name", "Acme"));
    crm.create("Contact", Map.of("Email", "with@x.org", "LastName", "L", "AccountId", ACCOUNT));
    String with = prospect("with@x.org");
    readKept();
    running(rule("r", "", "$p : Prospect() Account( !has(\"Industry\") )", tag("t")));
    assertThat(askedFor(ActionKind.TAG)).containsExactly(with);
  }

  @Test
  void r8_r9_campaignMember_isMadeOnce_andItsStatusFollows() {
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L"));
    String id = prospect("a@x.org", "country", "Germany");
    String added = "act.addToCampaign( $p, \"" + CAMPAIGN + "\", \"%s\" );";
    running(
        rule("sent", "", GERMAN, added.formatted("Sent")),
        rule(
            "responded",
            "",
            "$p : Prospect( text(\"city\") == \"Berlin\" )",
            added.formatted("Responded")));
    work();
    assertThat(statuses()).containsExactly("Sent");
    edit(id, "city", "Berlin");
    work();
    assertThat(statuses()).containsExactly("Responded");
  }

  private List<String> statuses() {
    return crm.all("CampaignMember").stream().map(one -> crm.value(one.id(), "Status")).toList();
  }

  @Test
  void r10_ruleThatAssignsAndAddsToACampaign_hasTheMemberWaitForTheLead() {
    user();
    String id = prospect("a@x.org", "country", "Germany");
    running(
        rule(
            "r",
            "",
            GERMAN,
            "act.addToCampaign( $p, \"" + CAMPAIGN + "\", \"Sent\" );",
            "act.assignToUser( $p, \"ann@x.org\" );"));
    work();
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(crm.value(crm.all("Lead").get(0).id(), "OwnerId")).isEqualTo(ANN);
    assertThat(marketing.value(id, "salesforceOwnerId")).isEqualTo(ANN);
    work();
    assertThat(statuses()).containsExactly("Sent");
    assertThat(asked()).extracting(ActionRow::state).containsOnly(ActionRow.State.DONE);
    assertThat(sync.history())
        .anySatisfy(
            row -> {
              assertThat(row.event()).isEqualTo("act");
              assertThat(row.rule()).isEqualTo("r");
              assertThat(row.marketing()).isEqualTo(RecordRef.marketing("prospect", id));
              assertThat(row.reason()).contains("campaign-member", "owner");
            });
  }

  private void user() {
    crm.create(
        "User",
        ANN,
        Map.of("Email", "ann@x.org", "IsActive", true, "CreatedDate", "2026-01-01T00:00:00Z"));
    readKept();
  }

  @Test
  void r11_task_isMadeOnce_forTheOwner() {
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L", "OwnerId", ANN));
    prospect("a@x.org", "country", "Germany");
    running(rule("r", "", GERMAN, "act.createTask( $p, \"Call them\", 2 );"));
    work();
    look();
    work();
    assertThat(crm.all("Task")).hasSize(1);
    String task = crm.all("Task").get(0).id();
    assertThat(crm.value(task, "Subject")).isEqualTo("Call them");
    assertThat(crm.value(task, "OwnerId")).isEqualTo(ANN);
    crm.edit(task, Map.of("Subject", "Done"));
    work();
    assertThat(crm.value(task, "Subject")).isEqualTo("Done");
  }

  @Test
  void r12_dynamicList_hasWhoMatches_andNobodyElse() {
    String list = marketing.create("list", Map.of("name", "Germans"));
    String id = prospect("a@x.org", "country", "Germany");
    running(rule("r", "@dynamic", GERMAN, "act.addToList( $p, \"" + list + "\" );"));
    work();
    assertThat(members()).containsExactly(id);
    edit(id, "country", "France");
    work();
    assertThat(members()).isEmpty();
    edit(id, "country", "Germany");
    work();
    assertThat(members()).containsExactly(id);
  }

  private List<String> members() {
    return marketing.all("listMembership").stream()
        .filter(one -> !one.deleted())
        .map(one -> one.fields().get("prospectId").text())
        .toList();
  }

  @Test
  void r13_completionAction_isDoneForEachActivity_butItsPointsOnce() {
    String id = prospect("a@x.org", "score", "10");
    running(
        rule(
            "r",
            "@completion",
            "$p : Prospect() Activity( text(\"action\") == \"clicked\" )",
            "act.createTask( $p, \"Clicked\", 1 );",
            "act.addScore( $p, 5 );"));
    click(id);
    assertThat(asked(ActionKind.TASK)).hasSize(1);
    assertThat(asked(ActionKind.SCORE)).hasSize(1);
    click(id);
    look();
    assertThat(asked(ActionKind.TASK)).hasSize(2);
    assertThat(asked(ActionKind.SCORE)).hasSize(1);
    work();
    assertThat(marketing.value(id, "score")).isEqualTo("15");
  }

  private void click(String prospect) {
    marketing.create(
        "visitorActivity",
        Map.of(
            "type", 1, "prospectId", prospect, "emailId", 9, "createdAt", sync.now().toString()));
    readKept();
  }

  @Test
  void r14_ruleThatIsSaved_isPaused_andItsPreviewChangesNothing() {
    String id = prospect("a@x.org", "country", "Germany");
    prospect("b@x.org", "country", "France");
    rules(rule("r", "", GERMAN, tag("t"), "act.addScore( $p, 5 );"));
    look();
    edit(id, "city", "Berlin");
    assertThat(asked()).isEmpty();
    assertThat(state("r")).isEqualTo(State.PAUSED);
    List<Preview.Progress> told = previewed("r");
    Preview.Progress last = told.get(told.size() - 1);
    assertThat(last.done()).isTrue();
    assertThat(last.looked()).isEqualTo(2);
    assertThat(last.of()).isEqualTo(2);
    assertThat(last.matched()).isEqualTo(1);
    assertThat(last.actions()).isEqualTo(Map.of("tag", 1L, "score", 1L));
    assertThat(last.examples())
        .singleElement()
        .satisfies(
            one -> assertThat(one.prospect()).isEqualTo(RecordRef.marketing("prospect", id)));
    assertThat(asked()).isEmpty();
    assertThat(sync.count("automation_match")).isZero();
  }

  private State state(String rule) {
    return QuarkusTransaction.requiringNew().call(automations::all).stream()
        .filter(view -> view.rule().equals(rule))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private List<Preview.Progress> previewed(String rule) {
    List<Preview.Progress> told = new ArrayList<>();
    preview.of(automations.named(rule).orElseThrow(), current.current(), told::add);
    return told;
  }

  @Test
  void r15_dayThatComes_letsARuleMatch_althoughNothingChanged() {
    crm.create("Account", ACCOUNT, Map.of("Name", "Acme"));
    String contact =
        crm.create("Contact", Map.of("Email", "a@x.org", "LastName", "L", "AccountId", ACCOUNT));
    String id = prospect("a@x.org");
    String opportunity =
        crm.create(
            "Opportunity",
            Map.of("StageName", "New", "LastStageChangeDate", sync.now().toString()));
    crm.create(
        "OpportunityContactRole", Map.of("OpportunityId", opportunity, "ContactId", contact));
    readKept();
    running(
        rule(
            "r",
            "",
            "$p : Prospect() Opportunity( daysSince(\"LastStageChangeDate\") > 7 )",
            "act.createTask( $p, \"Gone quiet\", 1 );"));
    days(6);
    assertThat(asked()).isEmpty();
    days(2);
    assertThat(askedFor(ActionKind.TASK)).containsExactly(id);
  }

  @Test
  void editedRule_isPaused_untilItIsResumed() {
    prospect("a@x.org", "country", "Germany");
    running(rule("r", "", GERMAN, tag("t")));
    assertThat(state("r")).isEqualTo(State.RUNNING);
    rules(rule("r", "", GERMAN, tag("other")));
    assertThat(state("r")).isEqualTo(State.PAUSED);
    String later = prospect("b@x.org", "country", "Germany");
    assertThat(asked(ActionKind.TAG)).extracting(ActionRow::key).containsExactly("t");
    running(rule("r", "", GERMAN, tag("other")));
    assertThat(askedFor(ActionKind.TAG)).contains(later);
  }

  @Test
  void segmentation_looksAtEverybodyOnce() {
    prospect("a@x.org", "country", "Germany");
    running(rule("r", "@segmentation", GERMAN, tag("t")));
    assertThat(asked()).hasSize(1);
    assertThat(state("r")).isEqualTo(State.DONE);
    prospect("b@x.org", "country", "Germany");
    days(2);
    assertThat(asked()).hasSize(1);
  }

  @Test
  void program_waitsAtItsSteps() {
    String id = prospect("a@x.org", "country", "Germany");
    running(
        rule("enters", "", GERMAN, "act.toStep( $p, \"Welcome\", \"greeted\" );", tag("greeted")),
        rule(
            "goes on",
            "",
            "$p : Prospect() ProgramStep( program == \"Welcome\", step == \"greeted\", days >= 3 )",
            "act.toStep( $p, \"Welcome\", \"called\" );",
            "act.createTask( $p, \"Call\", 0 );"));
    days(2);
    assertThat(asked(ActionKind.TASK)).isEmpty();
    days(1);
    assertThat(askedFor(ActionKind.TASK)).containsExactly(id);
    assertThat(sync.count("program_step")).isEqualTo(1);
  }

  @Test
  void contradiction_isAnError_untilARuleIsCorrected() {
    prospect("a@x.org", "country", "Germany");
    running(
        rule("red", "", GERMAN, "act.setField( $p, \"industry\", \"Red\" );"),
        rule("blue", "", GERMAN, "act.setField( $p, \"industry\", \"Blue\" );"));
    assertThat(asked()).isEmpty();
    assertThat(sync.openErrors())
        .singleElement()
        .satisfies(error -> assertThat(error.code()).isEqualTo("CONTRADICTION"));
    running(rule("red", "", GERMAN, "act.setField( $p, \"industry\", \"Red\" );"));
    assertThat(sync.openErrors()).isEmpty();
    assertThat(asked(ActionKind.FIELD)).hasSize(1);
  }

  @Test
  void field_thatIsSet_reachesTheCrmAsAnyOtherChange() {
    String lead = crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L"));
    String id = prospect("a@x.org", "country", "Germany");
    running(rule("r", "", GERMAN, "act.setField( $p, \"department\", \"Sales\" );"));
    work();
    sync.forward(Duration.ofMinutes(5));
    sync.quiet();
    assertThat(marketing.value(id, "department")).isEqualTo("Sales");
    assertThat(asked()).extracting(ActionRow::state).containsExactly(ActionRow.State.DONE);
    assertThat(lead).isNotNull();
  }

  @Test
  void points_countOnce_whateverBecomesOfTheAnswer() {
    String id = prospect("a@x.org", "country", "Germany", "score", "10");
    running(rule("r", "", GERMAN, "act.addScore( $p, 5 );"));
    marketing.loseNextAnswer();
    work();
    sync.forward(Duration.ofMinutes(10));
    work();
    work();
    assertThat(marketing.value(id, "score")).isEqualTo("15");
    assertThat(asked()).extracting(ActionRow::state).containsExactly(ActionRow.State.DONE);
    assertThat(marketing.writes.stream().filter(write -> write.kind() == Write.Kind.UPDATE))
        .hasSize(1);
  }
}
