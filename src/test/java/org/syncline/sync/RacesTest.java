package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Change;
import org.syncline.outbox.Delivery;
import org.syncline.record.FieldValue;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

/** The races that the pipeline must win, with a settable clock and two systems in memory. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class RacesTest {
  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;

  private String prospect;
  private String lead;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  private void linkedPair() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    prospect = pair.prospect;
    lead = pair.lead;
  }

  private void bothShow(String field, String crmField, String value) {
    assertThat(marketing.value(prospect, field)).isEqualTo(value);
    assertThat(crm.value(lead, crmField)).isEqualTo(value);
  }

  /** Both sides are quiet: two more polls write nothing. */
  private void settled() {
    int before = marketing.writes.size() + crm.writes.size();
    sync.quiet();
    assertThat(marketing.writes.size() + crm.writes.size()).isEqualTo(before);
  }

  @Test
  void knownToBoth_firstSync_becomesOnePairThatAgrees() {
    prospect = marketing.create("prospect", Map.of("email", "A@x.org", "phone", "1"));
    lead = crm.create("Lead", Map.of("Email", "a@x.org", "Phone", "2", "LastName", "L"));
    sync.quiet();
    bothShow("phone", "Phone", "2");
    bothShow("lastName", "LastName", "L");
    assertThat(crm.value(lead, "Email")).isEqualTo("a@x.org");
    assertThat(marketing.writes).hasSize(1);
    assertThat(crm.all("Lead")).hasSize(1);
    settled();
  }

  @Test
  void waitingWrite_newDecision_replacesItsFields() {
    linkedPair();
    crm.edit(lead, Map.of("Phone", "2"));
    sync.poll();
    sync.decide();
    sync.forward(Duration.ofSeconds(5));
    crm.edit(lead, Map.of("Phone", "3", "City", "Oslo"));
    sync.poll();
    sync.decide();
    sync.deliver();
    assertThat(marketing.writes).hasSize(1);
    assertThat(marketing.writes.get(0).fields())
        .containsEntry("phone", FieldValue.of("3"))
        .containsEntry("city", FieldValue.of("Oslo"));
    settled();
    bothShow("phone", "Phone", "3");
  }

  @Test
  void waitingWrite_valueGoesBack_isCancelled() {
    linkedPair();
    crm.edit(lead, Map.of("Phone", "2"));
    sync.poll();
    sync.decide();
    sync.forward(Duration.ofSeconds(5));
    crm.edit(lead, Map.of("Phone", "1"));
    sync.quiet();
    assertThat(marketing.writes).isEmpty();
    assertThat(sync.count("outbox")).isZero();
  }

  @Test
  void lostAnswer_writeArrived_isFoundByLookingAndNotSentAgain() {
    linkedPair();
    crm.edit(lead, Map.of("Phone", "2"));
    marketing.loseNextAnswer();
    sync.quiet();
    bothShow("phone", "Phone", "2");
    assertThat(marketing.writes).hasSize(1);
    assertThat(sync.count("outbox")).isZero();
    settled();
  }

  @Test
  void lostAnswer_writeDidNotArrive_isSentAgain() {
    linkedPair();
    crm.edit(lead, Map.of("Phone", "2"));
    marketing.answerNext(write -> Optional.of(new Delivery.Unknown("timeout")));
    sync.quiet();
    bothShow("phone", "Phone", "2");
    assertThat(marketing.writes).hasSize(1);
    assertThat(sync.historyOf("phone")).hasSize(1);
    settled();
  }

  @Test
  void lostAnswer_ofACreate_makesOneRecord() {
    marketing.create(
        "prospect", Map.of("email", "n@x.org", "salesforceOwnerId", "005000000000001AAA"));
    crm.loseNextAnswer();
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(sync.count("link")).isEqualTo(1);
    settled();
  }

  @Test
  void pageReadBeforeOurWrite_handledAfterIt_doesNotFlipTheValueBack() {
    linkedPair();
    Change early = marketing.seen(prospect, Set.of("email", "phone", "city"));
    crm.edit(lead, Map.of("Phone", "2"));
    sync.round();
    bothShow("phone", "Phone", "2");
    sync.acceptAgain(List.of(early));
    sync.decide();
    sync.quiet();
    bothShow("phone", "Phone", "2");
    assertThat(crm.writes).isEmpty();
    settled();
  }

  @Test
  void laggingRead_withinTheReadLag_saysNothingAboutOurWrite() {
    linkedPair();
    Change before = marketing.seen(prospect, Set.of("email", "phone", "city"));
    crm.edit(lead, Map.of("Phone", "2"));
    sync.round();
    sync.forward(Duration.ofSeconds(30));
    sync.acceptAgain(
        List.of(
            Change.read(
                before.record(),
                before.modifiedAt().plusSeconds(1),
                before.fields(),
                false,
                before.changedBy(),
                sync.now())));
    sync.decide();
    sync.quiet();
    bothShow("phone", "Phone", "2");
    assertThat(crm.writes).isEmpty();
  }

  @Test
  void targetEditedBetweenDecisionAndWrite_isDecidedAgainAndNotOverwritten() {
    linkedPair();
    marketing.edit(prospect, Map.of("email", "new@x.org"));
    sync.pollAndDecide();
    sync.forward(Duration.ofSeconds(60));
    crm.edit(lead, Map.of("Email", "typed@x.org"));
    sync.quiet();
    bothShow("email", "Email", "typed@x.org");
    settled();
  }

  @Test
  void changeDuringSending_ofAnotherValue_endsOnBothSides() {
    linkedPair();
    crm.edit(lead, Map.of("Phone", "2"));
    sync.poll();
    sync.decide();
    marketing.beforeWrite =
        () -> {
          sync.forward(Duration.ofSeconds(3));
          crm.edit(lead, Map.of("Phone", "3"));
          sync.poll();
          sync.decide();
        };
    sync.deliver();
    sync.quiet();
    bothShow("phone", "Phone", "3");
    settled();
  }

  @Test
  void targetTouchedDuringSending_isReadAgain() {
    linkedPair();
    marketing.edit(prospect, Map.of("email", "m@x.org"));
    sync.pollAndDecide();
    crm.beforeWrite =
        () -> {
          sync.forward(Duration.ofSeconds(60));
          crm.edit(lead, Map.of("Email", "c@x.org"));
          sync.poll();
          sync.decide();
          sync.forward(Duration.ofSeconds(1));
        };
    sync.deliver();
    sync.quiet();
    assertThat(marketing.value(prospect, "email")).isEqualTo(crm.value(lead, "Email"));
    settled();
  }

  @Test
  void twoQuickEdits_ofOneField_theLaterEndsOnBothSides() {
    linkedPair();
    crm.edit(lead, Map.of("Phone", "2"));
    sync.round();
    crm.edit(lead, Map.of("Phone", "3"));
    sync.round();
    sync.quiet();
    bothShow("phone", "Phone", "3");
    settled();
  }

  @Test
  void olderSnapshot_afterANewerOne_isIgnored() {
    linkedPair();
    Change old = crm.seen(lead, Set.of("Email", "Phone", "City"));
    sync.forward(Duration.ofSeconds(10));
    crm.edit(lead, Map.of("Phone", "2"));
    sync.quiet();
    sync.acceptAgain(List.of(old));
    sync.decide();
    sync.quiet();
    bothShow("phone", "Phone", "2");
    settled();
  }

  @Test
  void equalStamp_otherContent_counts() {
    linkedPair();
    crm.edit(lead, Map.of("Phone", "2"));
    sync.poll();
    crm.edit(lead, Map.of("Phone", "3"));
    sync.poll();
    sync.quiet();
    bothShow("phone", "Phone", "3");
  }

  @Test
  void targetRewritesWhatWeSent_agreesAndDoesNotPingPong() {
    linkedPair();
    marketing.edit(prospect, Map.of("email", "first@x.org"));
    crm.stores = value -> FieldValue.of(value.text().replace("first", "FIRST.NORMAL"));
    sync.quiet();
    assertThat(crm.value(lead, "Email")).isEqualTo("FIRST.NORMAL@x.org");
    assertThat(marketing.value(prospect, "email")).isEqualTo("first@x.org");
    settled();
    sync.forward(Duration.ofSeconds(60));
    crm.edit(lead, Map.of("Email", "moved@x.org"));
    sync.quiet();
    bothShow("email", "Email", "moved@x.org");
  }

  @Test
  void deleteOnOneSide_editOnTheOther_nothingIsResurrected() {
    linkedPair();
    crm.delete(lead);
    marketing.edit(prospect, Map.of("email", "b@x.org", "salesforceOwnerId", "005000000000001AAA"));
    sync.quiet();
    assertThat(crm.all("Lead")).isEmpty();
    assertThat(crm.writes).isEmpty();
    assertThat(marketing.value(prospect, "email")).isEqualTo("b@x.org");
    settled();
  }

  @Test
  void deletedThenRestored_linkOpensAgain() {
    linkedPair();
    crm.delete(lead);
    sync.quiet();
    crm.edit(lead, Map.of("Phone", "2"));
    sync.quiet();
    bothShow("phone", "Phone", "2");
  }

  @Test
  void createdOnBothSides_beforeEitherWasSeen_becomesOnePair() {
    sync.quiet();
    prospect =
        marketing.create(
            "prospect",
            Map.of("email", "n@x.org", "phone", "1", "salesforceOwnerId", "005000000000001AAA"));
    lead = crm.create("Lead", Map.of("Email", "n@x.org", "Phone", "2", "LastName", "N"));
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(marketing.all("prospect")).hasSize(1);
    bothShow("phone", "Phone", "2");
    settled();
  }

  @Test
  void rejectedValue_isNotSentAgainUntilItChanges() {
    linkedPair();
    marketing.edit(prospect, Map.of("email", "bad@x.org"));
    crm.answerNext(
        write ->
            Optional.of(
                new Delivery.Rejected(
                    List.of(
                        new Delivery.Rejection(
                            "INVALID_EMAIL_ADDRESS", "bad", List.of("Email"), false)))));
    sync.quiet();
    assertThat(crm.writes).isEmpty();
    assertThat(sync.openErrors()).hasSize(1);
    marketing.edit(prospect, Map.of("email", "good@x.org"));
    sync.quiet();
    bothShow("email", "Email", "good@x.org");
    assertThat(sync.openErrors()).isEmpty();
    settled();
  }

  @Test
  void oneFieldRejected_theOthersOfTheRecordGoThrough() {
    linkedPair();
    marketing.edit(prospect, Map.of("email", "bad@x.org", "department", "Sales"));
    crm.answerNext(
        write ->
            Optional.of(
                new Delivery.Rejected(
                    List.of(
                        new Delivery.Rejection(
                            "INVALID_EMAIL_ADDRESS", "bad", List.of("Email"), false)))));
    sync.quiet();
    assertThat(crm.value(lead, "Department__c")).isEqualTo("Sales");
    assertThat(crm.value(lead, "Email")).isEqualTo("a@x.org");
  }

  @Test
  void valueTooLong_isAnErrorOfThatField_theOthersGoThrough() {
    linkedPair();
    marketing.edit(prospect, Map.of("department", "x".repeat(81), "email", "b@x.org"));
    sync.quiet();
    assertThat(sync.openErrors()).singleElement().asString().contains("at most 80 characters");
    bothShow("email", "Email", "b@x.org");
    assertThat(crm.value(lead, "Department__c")).isEmpty();
  }

  @Test
  void retryLater_sendsWhatTheRulesDecideThen() {
    linkedPair();
    crm.edit(lead, Map.of("Phone", "2"));
    marketing.answerNext(
        write -> Optional.of(new Delivery.RetryLater("busy", Optional.of(Duration.ofMinutes(2)))));
    sync.round();
    assertThat(marketing.writes).isEmpty();
    crm.edit(lead, Map.of("Phone", "3"));
    sync.quiet();
    assertThat(marketing.writes).hasSize(1);
    bothShow("phone", "Phone", "3");
  }

  @Test
  void unassignedProspect_withoutMatch_createsNothing() {
    marketing.create("prospect", Map.of("email", "n@x.org"));
    sync.quiet();
    assertThat(crm.all("Lead")).isEmpty();
  }

  @Test
  void leadWithoutEmail_createsNoProspect_untilOneIsAdded() {
    lead = crm.create("Lead", Map.of("LastName", "L"));
    sync.quiet();
    assertThat(marketing.all("prospect")).isEmpty();
    crm.edit(lead, Map.of("Email", "late@x.org"));
    sync.quiet();
    assertThat(marketing.all("prospect")).hasSize(1);
    settled();
  }

  @Test
  void pollPageByPage_readsEverything() {
    marketing.pageSize(7);
    crm.pageSize(7);
    for (int i = 0; i < 60; i++) {
      marketing.create("prospect", Map.of("email", "p" + i + "@x.org", "phone", "1"));
      crm.create("Lead", Map.of("Email", "p" + i + "@x.org", "Phone", "2", "LastName", "L"));
    }
    sync.quiet();
    assertThat(sync.count("link")).isEqualTo(60);
    assertThat(marketing.all("prospect"))
        .allMatch(stored -> stored.fields().get("phone").text().equals("2"));
    settled();
  }
}
