package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

/** Many records that share one e-mail, and matches that become clear later. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class SharedKeysTest {
  private static final int MANY = 300;

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  private String lead(String email, String name) {
    return crm.create("Lead", Map.of("Email", email, "LastName", name));
  }

  @Test
  void twoLeadsOfOneEmail_oneIsDeleted_theProspectIsLinkedWithTheOther() {
    String prospect = marketing.create("prospect", Map.of("email", "a@x.org"));
    String one = lead("a@x.org", "One");
    lead("a@x.org", "Two");
    sync.quiet();
    assertThat(sync.count("review where state = 'open'")).isEqualTo(1);
    crm.delete(one);
    sync.quiet();
    assertThat(sync.count("review where state = 'open'")).isZero();
    assertThat(marketing.value(prospect, "lastName")).isEqualTo("Two");
  }

  @Test
  void twoLeadsOfOneEmail_oneTakesAnother_theProspectIsLinkedWithTheOther() {
    String prospect = marketing.create("prospect", Map.of("email", "a@x.org"));
    String one = lead("a@x.org", "One");
    lead("a@x.org", "Two");
    sync.quiet();
    crm.edit(one, Map.of("Email", "b@x.org"));
    sync.quiet();
    assertThat(marketing.value(prospect, "lastName")).isEqualTo("Two");
    assertThat(marketing.all("prospect")).hasSize(2);
  }

  @Test
  void leadOfTwoProspects_theLinkedOneIsDeleted_theOtherTakesItsPlace() {
    marketing.create("prospect", Map.of("email", "a@x.org"));
    String second = marketing.create("prospect", Map.of("email", "a@x.org"));
    lead("a@x.org", "One");
    sync.quiet();
    assertThat(sync.count("review where state = 'open'")).isEqualTo(1);
    marketing.delete("" + (Integer.parseInt(second) - 1));
    sync.quiet();
    assertThat(marketing.value(second, "lastName")).isEqualTo("One");
    assertThat(sync.count("review where state = 'open'")).isZero();
  }

  @Test
  void leadThatWaitedBehindAProspect_theProspectTakesAnotherEmail_getsItsOwn() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    lead("a@x.org", "Waits");
    sync.quiet();
    assertThat(marketing.all("prospect")).hasSize(1);
    marketing.edit(pair.prospect, Map.of("email", "new@x.org"));
    sync.quiet();
    assertThat(marketing.all("prospect")).hasSize(2);
    assertThat(crm.all("Lead")).hasSize(2);
    pair.settled();
  }

  @Test
  void prospectInReview_deleted_leavesNoReviewBehind() {
    String prospect = marketing.create("prospect", Map.of("email", "a@x.org"));
    lead("a@x.org", "One");
    lead("a@x.org", "Two");
    sync.quiet();
    marketing.delete(prospect);
    sync.quiet();
    assertThat(sync.count("review where state = 'open'")).isZero();
    assertThat(marketing.all("prospect")).hasSize(1);
  }

  @Test
  void manyRecordsOfOneEmail_areSettledInOneGo() {
    for (int i = 0; i < MANY; i++) {
      lead("a@x.org", "L" + i);
      marketing.create(
          "prospect", Map.of("email", "a@x.org", "salesforceOwnerId", "005000000000001AAA"));
    }
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(MANY);
    assertThat(marketing.all("prospect")).hasSize(MANY);
    assertThat(sync.count("review where state = 'open'")).isEqualTo(MANY);
    assertThat(sync.count("revisit")).isZero();
    assertThat(sync.openErrors()).isEmpty();
  }
}
