package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

/** Which reads are taken straight into the mirror, and which have to be decided. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class ReadStepTest {
  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  @Test
  void firstRead_matchingShut_goesStraightIntoTheMirror() {
    marketing.create("prospect", Map.of("email", "a@x.org", "phone", "1"));
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L"));
    sync.poll();
    assertThat(sync.count("mirror")).isEqualTo(2);
    assertThat(sync.count("match_key")).isPositive();
    assertThat(sync.count("intake")).isZero();
    sync.quiet();
    assertThat(sync.links()).hasSize(1);
  }

  @Test
  void firstRead_matchingOpen_isDecided() {
    new SyncedPair(sync, marketing, crm);
    marketing.create("prospect", Map.of("email", "b@x.org"));
    sync.forward(Duration.ofSeconds(5));
    sync.poll();
    assertThat(sync.count("intake")).isEqualTo(1);
  }

  @Test
  void ownEcho_read_movesTheStampAndIsNotDecided() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    sync.pollAndDecide();
    sync.deliverOnly();
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("2");
    sync.forward(Duration.ofMinutes(2));
    sync.poll();
    assertThat(sync.count("intake")).isZero();
    assertThat(sync.count("mirror where written <> '{}'")).isZero();
    crm.edit(pair.lead, Map.of("Phone", "3"));
    sync.quiet();
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("3");
  }

  @Test
  void ownEcho_thenTheOldValueAgain_isTaken() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    sync.quiet();
    crm.edit(pair.lead, Map.of("Phone", "3"));
    sync.quiet();
    crm.edit(pair.lead, Map.of("Phone", "2"));
    sync.quiet();
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("2");
    assertThat(crm.value(pair.lead, "Phone")).isEqualTo("2");
  }

  @Test
  void readBehindWaitingChange_staysBehindIt() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    sync.forward(Duration.ofSeconds(5));
    sync.poll();
    crm.edit(pair.lead, Map.of("Phone", crm.value(pair.lead, "Phone"), "City", "Oslo"));
    sync.forward(Duration.ofSeconds(5));
    sync.poll();
    assertThat(sync.count("intake")).isEqualTo(2);
    sync.quiet();
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("2");
    assertThat(marketing.value(pair.prospect, "city")).isEqualTo("Oslo");
  }

  @Test
  void valueThatCannotBeKept_inAFirstRead_isSetAsideAlone() {
    marketing.create("prospect", Map.of("email", "a@x.org", "city", "a\u0000b", "phone", "1"));
    sync.poll();
    assertThat(sync.openErrors()).extracting("field").isEqualTo(List.of("city"));
    sync.decide();
    assertThat(sync.count("mirror where fields ->> 'phone' = '1'")).isEqualTo(1);
  }

  @Test
  void wishesOfBothSides_oneDecision_servesBoth() {
    marketing.create("prospect", Map.of("email", "a@x.org", "phone", "1"));
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L", "Phone", "2"));
    sync.poll();
    sync.openGate();
    assertThat(sync.count("revisit")).isEqualTo(2);
    sync.stepOnce();
    assertThat(sync.count("revisit")).isZero();
    assertThat(sync.links()).hasSize(1);
    sync.quiet();
    assertThat(marketing.writes.size() + crm.writes.size()).isLessThanOrEqualTo(2);
  }

  @Test
  void unreadableValue_besideAnEdit_staysAnOpenError() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("City", "Ro\u0000me", "Phone", "9"));
    sync.forward(Duration.ofSeconds(5));
    sync.poll();
    assertThat(sync.openErrors()).extracting("field").isEqualTo(List.of("City"));
    sync.quiet();
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("9");
    assertThat(sync.openErrors()).extracting("field").isEqualTo(List.of("City"));
  }

  @Test
  void ownWriteToAMatchField_echoed_renewsTheKeys() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    String before = crm.value(pair.lead, "Email");
    crm.edit(pair.lead, Map.of("Email", "b@x.org"));
    sync.quiet();
    assertThat(marketing.value(pair.prospect, "email")).isEqualTo("b@x.org");
    crm.create("Lead", Map.of("Email", "b@x.org", "LastName", "Second"));
    sync.quiet();
    assertThat(marketing.all("prospect")).as("nobody is made twice").hasSize(1);
    assertThat(sync.count("match_key where key like '%" + before + "'")).isZero();
  }

  @Test
  void characterOfTwoHalves_whereverItStands_isStoredWhole() {
    for (int i = 0; i < 70; i++) {
      marketing.create(
          "prospect",
          Map.of("email", "p" + i + "@x.org", "comments", "x".repeat(900 + i) + "\ud83d\ude00"));
    }
    sync.poll();
    assertThat(sync.count("mirror where fields ->> 'comments' like '%\ud83d\ude00'")).isEqualTo(70);
  }
}
