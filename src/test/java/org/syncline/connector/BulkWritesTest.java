package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.record.SystemName;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** When polls wait for the answers to what is written. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class BulkWritesTest {
  private static final int MANY = 1000;

  @Inject SyncByHand sync;
  @Inject BulkWrites writes;

  @BeforeEach
  void reset() {
    sync.reset();
    writes.keepPollsWaiting(SystemName.CRM);
  }

  @Test
  void poll_whileThousandsAreUpdated_waitsButNotForEver() {
    sync.sending(SystemName.CRM, MANY);
    assertThat(writes.keepPollsWaiting(SystemName.CRM)).isTrue();
    sync.forward(BulkWrites.PATIENCE.minus(Duration.ofSeconds(1)));
    assertThat(writes.keepPollsWaiting(SystemName.CRM)).isTrue();
    sync.forward(Duration.ofSeconds(1));
    assertThat(writes.keepPollsWaiting(SystemName.CRM)).isFalse();
    assertThat(writes.keepPollsWaiting(SystemName.CRM)).as("after one poll").isTrue();
  }

  @Test
  void poll_ofTheOtherSystem_doesNotWait() {
    sync.sending(SystemName.CRM, MANY);
    assertThat(writes.keepPollsWaiting(SystemName.MARKETING)).isFalse();
  }

  @Test
  void poll_whileFewAreUpdated_doesNotWait() {
    sync.sending(SystemName.CRM, MANY - 1);
    assertThat(writes.keepPollsWaiting(SystemName.CRM)).isFalse();
  }

  @Test
  void poll_whileARecordIsToBeCreatedThere_doesNotWait() {
    sync.sending(SystemName.CRM, MANY);
    sync.creating(SystemName.CRM);
    assertThat(writes.keepPollsWaiting(SystemName.CRM)).isFalse();
  }
}
