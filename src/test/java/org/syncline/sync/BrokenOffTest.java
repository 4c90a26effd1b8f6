package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery;
import org.syncline.record.FieldValue;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

/** The work breaks off between any two statements, or what it needs fails. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class BrokenOffTest {
  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  /** The process ends here; nothing after it happens. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Inject DeliveryStep deliveries;
  @Inject SyncBatches batches;
  @Inject org.syncline.intake.Intake intake;
  @Inject org.syncline.rules.RuleSets ruleSets;
  @Inject org.syncline.outbox.OutboxRepository outbox;

  private void dieWhileSending() {
    assertThatThrownBy(() -> sync.deliver()).isInstanceOf(Died.class);
    assertThat(sync.count("outbox where state = 'sending'")).isEqualTo(1);
  }

  private static Optional<Delivery> die() {
    throw new Died();
  }

  @Test
  void update_processDiesBeforeItIsSent_isSentAfterTheRestart() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    marketing.answerNext(write -> die());
    sync.poll();
    sync.decide();
    dieWhileSending();
    sync.adoptOrphans();
    sync.quiet();
    pair.bothShow("phone", "Phone", "2");
    assertThat(marketing.writes).hasSize(1);
    pair.settled();
  }

  @Test
  void update_processDiesAfterItWasSent_isNotSentAgain() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    marketing.answerNext(
        write -> {
          marketing.carryOut(write);
          return die();
        });
    sync.poll();
    sync.decide();
    dieWhileSending();
    sync.adoptOrphans();
    sync.quiet();
    pair.bothShow("phone", "Phone", "2");
    assertThat(marketing.writes).hasSize(1);
    pair.settled();
  }

  @Test
  void create_processDies_makesOneRecord() {
    sync.quiet();
    for (boolean sent : List.of(false, true)) {
      marketing.create(
          "prospect", Map.of("email", sent + "@x.org", "salesforceOwnerId", "005000000000001AAA"));
      crm.answerNext(
          write -> {
            if (sent) {
              crm.carryOut(write);
            }
            return die();
          });
      sync.poll();
      sync.decide();
      dieWhileSending();
      sync.adoptOrphans();
      sync.quiet();
      assertThat(crm.all("Lead")).hasSize(sent ? 2 : 1);
    }
    assertThat(sync.count("link where open")).isEqualTo(2);
  }

  @Test
  void lookAtTheTargets_failsInAnUnforeseenWay_theWriteIsSentLater() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    marketing.afterStamps =
        () -> {
          throw new IllegalStateException("a page that is no JSON");
        };
    sync.round();
    assertThat(marketing.writes).isEmpty();
    sync.quiet();
    pair.bothShow("phone", "Phone", "2");
  }

  @Test
  void answerThatCannotBeStored_theOthersOfItsBatchAreTaken() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    String other = marketing.create("prospect", Map.of("email", "b@x.org", "phone", "1"));
    String otherLead =
        crm.create("Lead", Map.of("Email", "b@x.org", "Phone", "1", "LastName", "L"));
    sync.quiet();
    crm.edit(pair.lead, Map.of("Phone", "2"));
    crm.edit(otherLead, Map.of("Phone", "2"));
    sync.poll();
    sync.decide();
    marketing.answerNext(
        write -> {
          marketing.carryOut(write);
          return Optional.of(
              new Delivery.Delivered(
                  write.recordId().orElseThrow(),
                  Optional.empty(),
                  Map.of("phone", FieldValue.of("2\u0000"))));
        });
    sync.deliver();
    assertThat(sync.count("outbox")).isEqualTo(1);
    sync.adoptOrphans();
    sync.quiet();
    pair.bothShow("phone", "Phone", "2");
    assertThat(marketing.value(other, "phone")).isEqualTo("2");
    pair.settled();
  }

  @Test
  void answerOfAnEarlierHandOut_comesLate_changesNothing() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    sync.poll();
    sync.decide();
    marketing.answerNext(write -> Optional.of(new Delivery.RetryLater("busy", Optional.empty())));
    var early = new java.util.ArrayList<org.syncline.outbox.OutboxRow>();
    marketing.beforeWrite = () -> early.addAll(sync.outbox());
    sync.deliver();
    sync.forward(Duration.ofSeconds(10));
    marketing.beforeWrite =
        () ->
            deliveries.answered(
                early,
                Map.of(early.get(0).id(), new Delivery.RetryLater("late", Optional.empty())));
    marketing.answerNext(
        write -> {
          assertThat(sync.outbox())
              .allMatch(row -> row.state() == org.syncline.outbox.OutboxRow.State.SENDING);
          return Optional.empty();
        });
    sync.deliver();
    assertThat(marketing.writes).hasSize(1);
    assertThat(sync.count("outbox")).isZero();
  }

  @Test
  void waitingWrite_isBeingDecidedAgain_isNotHandedOutMeanwhile() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    sync.poll();
    sync.decide();
    sync.forward(Duration.ofSeconds(5));
    crm.edit(pair.lead, Map.of("Phone", "3"));
    sync.poll();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              batches.load(intake.take(10), ruleSets.current());
              CompletableFuture.runAsync(sync::deliverOnly).join();
              assertThat(marketing.writes).isEmpty();
            });
    sync.quiet();
    assertThat(marketing.writes).hasSize(1);
    pair.bothShow("phone", "Phone", "3");
  }

  @Test
  void recordOfWhichARereadLearnsNothing_isAskedForAgain() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    marketing.unreadable.add(pair.prospect);
    marketing.loseNextAnswer();
    sync.quiet();
    marketing.unreadable.clear();
    sync.quiet();
    sync.quiet();
    pair.bothShow("phone", "Phone", "2");
    assertThat(marketing.writes).hasSize(1);
    pair.settled();
  }
}
