package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.action.ActionRepository;
import org.syncline.action.ActionRepository.Asked;
import org.syncline.action.ActionRow;
import org.syncline.decision.automation.Action;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Write;
import org.syncline.record.LifeFields;
import org.syncline.record.RecordRef;
import org.syncline.sync.Retries;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

/** Campaign memberships and tasks reach the CRM once, whatever becomes of an answer. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class ActionWorkerTest {
  private static final String CAMPAIGN = "701000000000001AAA";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject ActionRepository actions;
  @Inject ActionWorker worker;
  @Inject Retries retries;

  private SyncedPair pair;

  @BeforeEach
  void linkedWithCampaign() {
    sync.reset();
    pair = new SyncedPair(sync, marketing, crm);
    crm.create("Campaign", CAMPAIGN, Map.of("Name", "Spring"));
    status("Sent");
    status("Responded");
    sync.pollKept();
  }

  private void status(String label) {
    crm.create("CampaignMemberStatus", Map.of("CampaignId", CAMPAIGN, "Label", label));
  }

  private void ask(String prospect, Action action) {
    ask(prospect, action, action.subject());
  }

  private void ask(String prospect, Action action, String key) {
    RecordRef person = RecordRef.marketing("prospect", prospect);
    QuarkusTransaction.requiringNew()
        .run(
            () -> actions.ask(List.of(new Asked(person, action, key, "a rule", "v1")), sync.now()));
  }

  private void member(String status) {
    ask(pair.prospect, new Action.CampaignMember(CAMPAIGN, status));
  }

  private void task(String key) {
    ask(
        pair.prospect,
        new Action.Task(
            Optional.empty(), "Call", Optional.empty(), Optional.empty(), Optional.empty()),
        key);
  }

  private void work() {
    sync.forward(Duration.ofMinutes(2));
    worker.settleLost();
    worker.deliver();
    worker.deliver();
  }

  private List<ActionRow> rows() {
    return QuarkusTransaction.requiringNew().call(() -> actions.latest(null, 10));
  }

  private List<String> memberStatuses() {
    return crm.all("CampaignMember").stream()
        .map(one -> one.fields().get("Status").text())
        .toList();
  }

  @Test
  void member_isMade_andItsStatusUpdated_neverDoubled() {
    member("Sent");
    work();
    assertThat(memberStatuses()).containsExactly("Sent");
    assertThat(crm.all("CampaignMember").get(0).fields().get("LeadId").text()).isEqualTo(pair.lead);
    member("Responded");
    work();
    assertThat(memberStatuses()).containsExactly("Responded");
    sync.pollKept();
    member("Responded");
    work();
    assertThat(memberStatuses()).containsExactly("Responded");
    assertThat(crm.writes).hasSize(2);
    assertThat(rows()).extracting(ActionRow::state).containsOnly(ActionRow.State.DONE);
  }

  @Test
  void member_thatWasMadeInTheCrm_isUpdated() {
    crm.create(
        "CampaignMember", Map.of("CampaignId", CAMPAIGN, "LeadId", pair.lead, "Status", "Sent"));
    sync.pollKept();
    member("Responded");
    work();
    assertThat(memberStatuses()).containsExactly("Responded");
  }

  @Test
  void laterStatus_replacesOneThatWaits() {
    member("Sent");
    member("Responded");
    work();
    assertThat(memberStatuses()).containsExactly("Responded");
    assertThat(crm.writes).hasSize(1);
  }

  @Test
  void laterStatus_waitsForOneThatIsBeingSent() {
    member("Sent");
    crm.beforeWrite = () -> member("Responded");
    sync.forward(Duration.ofMinutes(2));
    worker.deliver();
    assertThat(memberStatuses()).containsExactly("Sent");
    worker.deliver();
    assertThat(memberStatuses()).containsExactly("Responded");
  }

  @Test
  void action_forAProspectWithoutLead_waitsForIt_andIsToldAfterADay() {
    String prospect = marketing.create("prospect", Map.of("email", "b@x.org"));
    ask(prospect, new Action.CampaignMember(CAMPAIGN, "Sent"));
    work();
    assertThat(memberStatuses()).isEmpty();
    sync.forward(Duration.ofHours(25));
    work();
    assertThat(sync.openErrors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.kind()).isEqualTo("waiting");
              assertThat(error.message()).contains("no lead or contact yet");
            });
    String lead = crm.create("Lead", Map.of("Email", "b@x.org", "LastName", "B"));
    sync.quiet();
    sync.forward(Duration.ofHours(1));
    work();
    assertThat(crm.all("CampaignMember"))
        .singleElement()
        .satisfies(one -> assertThat(one.fields().get("LeadId").text()).isEqualTo(lead));
    assertThat(sync.openErrors()).isEmpty();
  }

  @Test
  void status_thatTheCampaignDoesNotHave_isRefusedBeforeItIsSent_andCanBeRetried() {
    member("Attended");
    work();
    assertThat(crm.writes).isEmpty();
    assertThat(sync.openErrors())
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.message()).contains("'Attended'", "allowed: Responded, Sent"));
    status("Attended");
    sync.pollKept();
    assertThat(retries.retry(sync.openErrors().get(0).id())).isTrue();
    work();
    assertThat(memberStatuses()).containsExactly("Attended");
  }

  @Test
  void errorOfOneAction_staysWhenAnotherIsDone() {
    crm.rejectNext("OwnerId");
    task("welcome");
    work();
    task("goodbye");
    work();
    assertThat(sync.openErrors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("Task welcome"));
  }

  @Test
  void leadThatWasConverted_beforeItWasRead_isFollowedToItsContact() {
    String contact =
        crm.create("Contact", Map.of("Email", "a@x.org", "LastName", "L", "Phone", "1"));
    crm.answerNext(
        write ->
            Optional.of(
                new Delivery.Rejected(
                    List.of(
                        new Delivery.Rejection(
                            "CANNOT_UPDATE_CONVERTED_LEAD", "converted", List.of(), false)))));
    member("Sent");
    work();
    crm.edit(pair.lead, Map.of(LifeFields.CONVERTED_TO, contact));
    sync.quiet();
    work();
    assertThat(crm.all("CampaignMember"))
        .singleElement()
        .satisfies(one -> assertThat(one.fields().get("ContactId").text()).isEqualTo(contact));
    assertThat(sync.openErrors()).isEmpty();
  }

  @Test
  void actionForADeletedProspect_isRefused() {
    String prospect = marketing.create("prospect", Map.of("email", "b@x.org"));
    sync.quiet();
    marketing.delete(prospect);
    sync.quiet();
    ask(prospect, new Action.CampaignMember(CAMPAIGN, "Sent"));
    work();
    assertThat(rows()).extracting(ActionRow::state).containsExactly(ActionRow.State.REFUSED);
  }

  @Test
  void lostTask_thatLooksLikeAnother_isMadeAllTheSame() {
    task("welcome");
    work();
    String first = crm.all("Task").get(0).id();
    crm.answerNext(write -> Optional.of(new Delivery.Unknown("connection reset")));
    task("goodbye");
    work();
    crm.finds(first);
    work();
    work();
    assertThat(crm.all("Task")).hasSize(2);
  }

  @Test
  void lostAnswer_makesNoSecondMember_andNoSecondTask() {
    member("Sent");
    crm.loseNextAnswer();
    work();
    work();
    task("welcome");
    crm.loseNextAnswer();
    work();
    work();
    assertThat(memberStatuses()).containsExactly("Sent");
    assertThat(crm.all("Task")).hasSize(1);
    assertThat(rows()).extracting(ActionRow::state).containsOnly(ActionRow.State.DONE);
  }

  @Test
  void lostAnswer_ofAnActionThatWasNotDone_isDoneThen() {
    crm.answerNext(write -> Optional.of(new Delivery.Unknown("connection reset")));
    task("welcome");
    work();
    assertThat(crm.all("Task")).isEmpty();
    work();
    work();
    assertThat(crm.all("Task")).hasSize(1);
  }

  @Test
  void task_isMadeOnce_forWhoOwnsTheLead() {
    crm.edit(pair.lead, Map.of("OwnerId", "005000000000001AAA"));
    sync.quiet();
    crm.writes.clear();
    task("welcome");
    work();
    task("welcome");
    work();
    assertThat(crm.writes).extracting(Write::object).containsExactly("Task");
    assertThat(crm.all("Task").get(0).fields())
        .hasEntrySatisfying("WhoId", id -> assertThat(id.text()).isEqualTo(pair.lead))
        .hasEntrySatisfying("OwnerId", id -> assertThat(id.text()).isEqualTo("005000000000001AAA"));
  }

  @Test
  void refusedTask_isASyncError() {
    crm.rejectNext("OwnerId");
    task("welcome");
    work();
    assertThat(sync.openErrors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("Task welcome"));
    assertThat(rows()).extracting(ActionRow::state).containsExactly(ActionRow.State.REFUSED);
  }

  @Test
  void processThatDiesWhileSending_leavesAnActionThatIsLookedFor() {
    task("welcome");
    sync.forward(Duration.ofMinutes(2));
    QuarkusTransaction.requiringNew().run(() -> actions.handOut(10, 4711, sync.now(), sync.now()));
    work();
    work();
    assertThat(crm.all("Task")).hasSize(1);
    assertThat(rows()).extracting(ActionRow::state).containsExactly(ActionRow.State.DONE);
  }
}
