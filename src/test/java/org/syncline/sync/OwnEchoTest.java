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

/** What a read shows of our own writes, and of edits that hide behind them. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class OwnEchoTest {
  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  private static final Set<String> PHONE = Set.of("Email", "Department__c", "Phone");

  /** Marketing's department goes to the CRM while the prospect is edited a second time. */
  private SyncedPair secondEditWhileTheFirstIsSent(boolean answerLost) {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    marketing.edit(pair.prospect, Map.of("department", "first"));
    sync.pollAndDecide();
    sync.forward(Duration.ofSeconds(5));
    marketing.edit(pair.prospect, Map.of("department", "second"));
    sync.forward(Duration.ofSeconds(30));
    crm.answerNext(
        write -> {
          Delivery made = crm.carryOut(write);
          sync.forward(Duration.ofSeconds(1));
          sync.poll();
          sync.decide();
          return Optional.of(answerLost ? new Delivery.Unknown("timeout") : made);
        });
    sync.deliver();
    return pair;
  }

  @Test
  void echoReadBeforeTheAnswer_secondEditMeanwhile_theSecondEditWins() {
    SyncedPair pair = secondEditWhileTheFirstIsSent(false);
    sync.quiet();
    pair.bothShow("department", "Department__c", "second");
    pair.settled();
  }

  @Test
  void echoOfALostAnswer_secondEditMeanwhile_theSecondEditWins() {
    SyncedPair pair = secondEditWhileTheFirstIsSent(true);
    sync.quiet();
    pair.bothShow("department", "Department__c", "second");
    pair.settled();
  }

  @Test
  void userEdit_hiddenBehindOurNextWrite_isNotSwallowed() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Department__c", "ours"));
    sync.pollAndDecide();
    sync.deliver();
    marketing.edit(pair.prospect, Map.of("department", "typed"));
    crm.edit(pair.lead, Map.of("Phone", "2"));
    sync.poll();
    sync.decide();
    sync.forward(Duration.ofSeconds(1));
    sync.deliver();
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("2");
    sync.quiet();
    pair.bothShow("department", "Department__c", "typed");
    pair.settled();
  }

  @Test
  void editsOnBothSides_whileAnOlderWriteArrives_areNotBeatenByIt() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    marketing.edit(pair.prospect, Map.of("department", "older"));
    sync.pollAndDecide();
    crm.beforeWrite =
        () -> {
          sync.forward(Duration.ofSeconds(5));
          marketing.edit(pair.prospect, Map.of("department", "newer"));
          crm.edit(pair.lead, Map.of("Department__c", "typed"));
          sync.poll();
          sync.decide();
          sync.forward(Duration.ofSeconds(5));
        };
    sync.deliver();
    sync.quiet();
    pair.bothShow("department", "Department__c", "typed");
    pair.settled();
  }

  @Test
  void targetRewrites_itsClockIsAhead_isWrittenFewTimesAndSettles() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.clockAhead = Duration.ofSeconds(30);
    crm.stores = value -> FieldValue.of(value.text().replace("42", "40"));
    marketing.edit(pair.prospect, Map.of("score", "42"));
    sync.quiet();
    assertThat(crm.value(pair.lead, "Score__c")).isEqualTo("40");
    assertThat(crm.writes.size()).isLessThanOrEqualTo(2);
    pair.settled();
  }

  @Test
  void targetRewrites_readBeforeTheAnswer_settles() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.stores = value -> FieldValue.of(value.text().replace("42", "40"));
    marketing.edit(pair.prospect, Map.of("score", "42"));
    crm.answerNext(
        write -> {
          Delivery made = crm.carryOut(write);
          sync.forward(Duration.ofSeconds(1));
          sync.poll();
          sync.decide();
          return Optional.of(made);
        });
    sync.quiet();
    assertThat(crm.value(pair.lead, "Score__c")).isEqualTo("40");
    pair.settled();
  }

  @Test
  void pushOfAnEqualStamp_withOtherContent_isCheckedByReading() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    Change first = pushed(crm.seen(pair.lead, PHONE));
    crm.edit(pair.lead, Map.of("Phone", "3"));
    Change second = pushed(crm.seen(pair.lead, PHONE));
    sync.acceptAgain(List.of(second));
    sync.acceptAgain(List.of(first));
    sync.decide();
    sync.decide();
    sync.deliver();
    sync.deliver();
    pair.bothShow("phone", "Phone", "3");
    sync.quiet();
    pair.bothShow("phone", "Phone", "3");
  }

  @Test
  void pushedDelete_thenItsCreationOfTheSameSecond_createsNothing() {
    sync.quiet();
    String lead = crm.create("Lead", Map.of("Email", "n@x.org", "LastName", "L"));
    Change made = pushed(crm.seen(lead, Set.of("Email", "LastName")));
    crm.delete(lead);
    Change gone = pushed(crm.seen(lead, Set.of("Email", "LastName")));
    sync.acceptAgain(List.of(gone));
    sync.acceptAgain(List.of(made));
    sync.decide();
    sync.decide();
    sync.deliver();
    sync.quiet();
    assertThat(marketing.all("prospect")).isEmpty();
  }

  private static Change pushed(Change read) {
    return new Change(
        read.record(),
        read.modifiedAt(),
        read.fields(),
        Map.of(),
        read.deleted(),
        read.changedBy(),
        Optional.empty(),
        Optional.empty());
  }
}
