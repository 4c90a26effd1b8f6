package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SettableClock;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class HousekeepingTest {
  @Inject Housekeeping housekeeping;
  @Inject SettableClock clock;
  @Inject SyncByHand sync;
  @Inject Rows rows;

  @BeforeEach
  void reset() {
    sync.reset();
  }

  @Test
  void partitions_areMadeForThisMonthAndTheNext_andAgainIsNothing() {
    housekeeping.keep();
    housekeeping.keep();
    assertThat(partitions()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void keys_olderThanTheyAreKept_areForgotten() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.run(
                    "insert into intake_key (key, received_at) values ('old', :old), ('new', :new)",
                    Map.of(
                        "old",
                        clock.instant().minus(Duration.ofDays(31)),
                        "new",
                        clock.instant())));
    housekeeping.keep();
    assertThat(sync.count("intake_key")).isEqualTo(1);
  }

  private long partitions() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.column(
                        Long.class,
                        "select count(*) from pg_inherits where inhparent = to_regclass('history')"
                            + " and inhrelid <> to_regclass('history_other')",
                        Map.of())
                    .get(0));
  }
}
