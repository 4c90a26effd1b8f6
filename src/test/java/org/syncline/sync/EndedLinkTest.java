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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Write;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

/** What becomes of writes, holds and creates when the link or the record behind them ends. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class EndedLinkTest {
  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  private void decidedPhone(SyncedPair pair) {
    crm.edit(pair.lead, Map.of("Phone", "2"));
    sync.pollAndDecide();
  }

  @Test
  void writeToBeRetried_sourceDeletedMeanwhile_isNeverSent() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    decidedPhone(pair);
    marketing.beforeWrite =
        () -> {
          crm.delete(pair.lead);
          sync.poll();
          sync.decide();
        };
    marketing.answerNext(write -> Optional.of(new Delivery.RetryLater("busy", Optional.empty())));
    sync.deliver();
    sync.quiet();
    assertThat(marketing.writes).extracting(Write::kind).containsOnly(Write.Kind.ARCHIVE);
    pair.settled();
  }

  @Test
  void writeOfUnknownFate_sourceDeletedMeanwhile_isNotSentAgain() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    decidedPhone(pair);
    marketing.answerNext(write -> Optional.of(new Delivery.Unknown("timeout")));
    sync.deliver();
    sync.forward(Duration.ofSeconds(5));
    crm.delete(pair.lead);
    sync.quiet();
    assertThat(marketing.writes).extracting(Write::kind).containsOnly(Write.Kind.ARCHIVE);
    pair.settled();
  }

  @Test
  void create_sourceDeletedWhileItIsSent_leavesNoOpenLinkAndMakesNothingElse() {
    sync.quiet();
    String source =
        marketing.create(
            "prospect", Map.of("email", "n@x.org", "salesforceOwnerId", "005000000000001AAA"));
    crm.beforeWrite =
        () -> {
          marketing.delete(source);
          sync.pollAndDecide();
        };
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(marketing.all("prospect")).isEmpty();
    assertThat(sync.count("link where open")).isZero();
    assertThat(sync.count("outbox")).isZero();
  }

  @Test
  void linkEnds_whileItsWriteIsOfUnknownFate_theNextProspectIsLinkedAllTheSame() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    marketing.edit(pair.prospect, Map.of("department", "Sales"));
    sync.pollAndDecide();
    crm.answerNext(write -> Optional.of(new Delivery.Unknown("timeout")));
    crm.unreadable.add(pair.lead);
    sync.deliver();
    marketing.delete(pair.prospect);
    String next = marketing.create("prospect", Map.of("email", "a@x.org", "department", "Legal"));
    sync.round();
    crm.unreadable.clear();
    sync.quiet();
    assertThat(sync.openErrors()).isEmpty();
    assertThat(crm.value(pair.lead, "Department__c")).isEqualTo("Legal");
    assertThat(marketing.value(next, "phone")).isEqualTo("1");
    pair.settled();
  }

  @Test
  void answer_forALinkThatEnded_isNoBaseForTheNextLink() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    marketing.edit(pair.prospect, Map.of("department", "Sales"));
    sync.pollAndDecide();
    crm.beforeWrite =
        () -> {
          marketing.delete(pair.prospect);
          marketing.create("prospect", Map.of("email", "a@x.org", "department", "Old"));
          sync.pollAndDecide();
          sync.forward(Duration.ofSeconds(60));
        };
    sync.deliver();
    sync.quiet();
    assertThat(sync.historyOf("department"))
        .noneMatch(
            row ->
                row.reason().contains("Only")
                    || row.base() != null && row.marketing().id().equals("2"));
    pair.settled();
  }

  @Test
  void errorOfALinkThatEnds_isResolved() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    marketing.edit(pair.prospect, Map.of("department", "x".repeat(81)));
    sync.quiet();
    assertThat(sync.openErrors()).hasSize(1);
    crm.delete(pair.lead);
    sync.quiet();
    assertThat(sync.openErrors()).isEmpty();
  }

  @Test
  void targetSaidToBeGone_butStillThere_isNotTriedForEver() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    int[] tries = {0};
    for (int i = 0; i < 50; i++) {
      marketing.answerNext(
          write -> {
            tries[0]++;
            return Optional.of(
                new Delivery.Rejected(
                    List.of(new Delivery.Rejection("109", "not found", List.of(), true))));
          });
    }
    sync.quiet();
    assertThat(tries[0]).isEqualTo(1);
    assertThat(sync.openErrors()).hasSize(1);
  }
}
