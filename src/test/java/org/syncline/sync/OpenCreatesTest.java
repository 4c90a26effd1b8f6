package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Creates that are decided and then no longer wanted, or that stand in each other's way. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class OpenCreatesTest {
  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  private static final String OWNER = "005000000000001AAA";

  private String assigned(String email) {
    return marketing.create("prospect", Map.of("email", email, "salesforceOwnerId", OWNER));
  }

  /** A create that was decided, and was told to come back later. */
  private void busyOnce(org.syncline.testsupport.InMemorySystem target) {
    target.answerNext(
        write -> Optional.of(new Delivery.RetryLater("busy", Optional.of(Duration.ofMinutes(1)))));
    sync.round();
    assertThat(sync.count("outbox where kind = 'create'")).isEqualTo(1);
  }

  /** Otherwise it would be ours, and the prospect would follow. */
  @Test
  void createdLead_belongsToWhomTheProspectIsAssigned() {
    String prospect = assigned("n@x.org");
    sync.quiet();
    assertThat(crm.all("Lead"))
        .singleElement()
        .matches(lead -> lead.fields().get("OwnerId").text().equals(OWNER));
    assertThat(marketing.value(prospect, "salesforceOwnerId")).isEqualTo(OWNER);
  }

  @Test
  void waitingCreate_prospectNoLongerAssigned_isDropped() {
    String prospect = assigned("n@x.org");
    busyOnce(crm);
    marketing.edit(prospect, Map.of("salesforceOwnerId", ""));
    sync.quiet();
    assertThat(crm.all("Lead")).isEmpty();
    assertThat(sync.count("outbox")).isZero();
    assertThat(sync.count("create_claim")).isZero();
  }

  @Test
  void waitingCreate_emailCleared_isDropped() {
    String lead = crm.create("Lead", Map.of("Email", "n@x.org", "LastName", "L"));
    busyOnce(marketing);
    crm.edit(lead, Map.of("Email", ""));
    sync.quiet();
    assertThat(marketing.all("prospect")).isEmpty();
    assertThat(sync.count("outbox")).isZero();
  }

  @Test
  void waitingCreate_emailChanged_speaksForTheNewOneOnly() {
    String first = assigned("old@x.org");
    busyOnce(crm);
    marketing.edit(first, Map.of("email", "new@x.org"));
    sync.round();
    assertThat(sync.count("create_claim where key like '%new@x.org'")).isEqualTo(1);
    assertThat(sync.count("create_claim where key like '%old@x.org'")).isZero();
    sync.quiet();
    assertThat(crm.all("Lead"))
        .singleElement()
        .matches(lead -> lead.fields().get("Email").text().equals("new@x.org"));
  }

  @Test
  void waitingCreate_partnerTurnsUp_isDroppedAndTheTwoAreLinked() {
    crm.create("Lead", Map.of("Email", "n@x.org", "LastName", "L"));
    busyOnce(marketing);
    marketing.create("prospect", Map.of("email", "n@x.org"));
    sync.quiet();
    assertThat(marketing.all("prospect")).hasSize(1);
    assertThat(sync.count("link where open")).isEqualTo(1);
    assertThat(sync.count("outbox")).isZero();
  }

  @Test
  void waitingCreate_leadTurnsUp_isHeldAtOnce() {
    assigned("n@x.org");
    busyOnce(crm);
    sync.forward(Duration.ofMinutes(2));
    crm.create("Lead", Map.of("Email", "n@x.org", "LastName", "L"));
    sync.poll();
    sync.stepOnce();
    sync.deliver();
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(sync.count("link where open")).isEqualTo(1);
  }

  @Test
  void refusedCreate_anotherRecordWithTheKey_getsItsTurn() {
    crm.create("Lead", Map.of("Email", "n@x.org", "LastName", "Bad"));
    crm.create("Lead", Map.of("Email", "n@x.org", "LastName", "Good"));
    marketing.rejectNext();
    sync.quiet();
    assertThat(marketing.all("prospect")).hasSize(1);
    assertThat(sync.count("link where open")).isEqualTo(1);
    assertThat(sync.openErrors()).hasSize(1);
  }

  @Test
  void twoProspectsOfOneEmail_makeOneLead_andTheOtherIsAskedAbout() {
    assigned("n@x.org");
    assigned("n@x.org");
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(sync.count("link where open")).isEqualTo(1);
    assertThat(sync.count("review where state = 'open'")).isEqualTo(1);
  }

  @Test
  void lostCreate_sourceEditedMeanwhile_makesOneRecordThatShowsTheEdit() {
    String prospect = assigned("n@x.org");
    sync.quiet();
    String other = assigned("m@x.org");
    crm.loseNextAnswer();
    sync.round();
    marketing.edit(other, Map.of("email", "m2@x.org"));
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(2);
    assertThat(crm.all("Lead"))
        .anyMatch(lead -> lead.fields().get("Email").text().equals("m2@x.org"));
    assertThat(marketing.value(prospect, "email")).isEqualTo("n@x.org");
  }

  @Test
  void recordOfALostCreate_itsEmailEditedMeanwhile_isNotTakenForSomebodyNew() {
    assigned("n@x.org");
    sync.poll();
    sync.decide();
    crm.loseNextAnswer();
    sync.deliverOnly();
    String made = crm.all("Lead").get(0).id();
    sync.forward(Duration.ofSeconds(2));
    crm.edit(made, Map.of("Email", "edited@x.org"));
    sync.poll();
    sync.decide();
    sync.deliverOnly();
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(marketing.all("prospect")).hasSize(1);
    assertThat(sync.count("link where open")).isEqualTo(1);
    assertThat(sync.count("outbox")).isZero();
  }

  @Test
  void recordOfALostCreate_readBeforeItIsSettled_doesNotBeatAnEditOfItsSource() {
    sync.quiet();
    String lead = crm.create("Lead", Map.of("Email", "n@x.org", "LastName", "L"));
    sync.poll();
    sync.decide();
    sync.forward(Duration.ofSeconds(5));
    crm.edit(lead, Map.of("Email", "edited@x.org"));
    sync.forward(Duration.ofSeconds(30));
    marketing.loseNextAnswer();
    sync.deliverOnly();
    sync.pollAndDecide();
    sync.quiet();
    assertThat(crm.value(lead, "Email")).isEqualTo("edited@x.org");
    assertThat(marketing.all("prospect"))
        .singleElement()
        .matches(one -> one.fields().get("email").text().equals("edited@x.org"));
  }
}
