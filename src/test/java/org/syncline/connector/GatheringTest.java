package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

/** When updates wait for more of their kind. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class GatheringTest {
  private static final int MANY = 1000;

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;

  private SyncedPair pair;

  @BeforeEach
  void aWriteThatWaits() {
    sync.reset();
    pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2"));
    sync.pollAndDecide();
  }

  private boolean sent() {
    sync.deliverOnly();
    return "2".equals(marketing.value(pair.prospect, "phone"));
  }

  @Test
  void update_whileAFirstSyncIsDecided_waitsForMoreButNotForEver() {
    sync.waiting(MANY);
    assertThat(sent()).isFalse();
    sync.forward(Duration.ofSeconds(31));
    assertThat(sent()).isTrue();
  }

  @Test
  void update_whenLittleIsLeftToDecide_goesOut() {
    sync.waiting(MANY - 1);
    assertThat(sent()).isTrue();
  }

  @Test
  void update_afterTheFirstSync_goesOutAtOnce() {
    sync.inStep();
    sync.waiting(MANY);
    assertThat(sent()).isTrue();
  }
}
