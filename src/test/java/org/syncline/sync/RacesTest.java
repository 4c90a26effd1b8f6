package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.connector.OutboxWorker;
import org.syncline.connector.Poller;
import org.syncline.record.SystemName;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SettableClock;
import org.syncline.testsupport.TwoSystems;

/** The races that the pipeline must win, with a settable clock and two systems in memory. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class RacesTest {
  @Inject SettableClock clock;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject Poller poller;
  @Inject SyncPipeline pipeline;
  @Inject OutboxWorker outbox;
  @Inject EntityManager entities;

  @BeforeEach
  void empty() {
    marketing.reset();
    crm.reset();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        "truncate intake, intake_seen, intake_key, revisit, reread, watermark,"
                            + " mirror, match_key, link, outbox, create_claim, sync_error, review,"
                            + " history")
                    .executeUpdate());
    poller.prepare();
  }

  private void round() {
    clock.forward(Duration.ofSeconds(5));
    poller.poll(SystemName.CRM);
    poller.poll(SystemName.MARKETING);
    decide();
    deliver();
  }

  private void decide() {
    poller.reread();
    pipeline.drain();
  }

  private void deliver() {
    outbox.settleLostCreates();
    outbox.deliver(SystemName.CRM);
    outbox.deliver(SystemName.MARKETING);
  }

  @Test
  void knownToBoth_firstSync_becomesOnePairThatAgrees() {
    String prospect = marketing.create("prospect", Map.of("email", "A@x.org", "phone", "1"));
    String lead = crm.create("Lead", Map.of("Email", "a@x.org", "Phone", "2", "LastName", "L"));
    round();
    round();
    round();
    assertThat(marketing.value(prospect, "phone")).isEqualTo("2");
    assertThat(marketing.value(prospect, "lastName")).isEqualTo("L");
    assertThat(marketing.writes).hasSize(1);
    assertThat(crm.writes).isEmpty();
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(crm.value(lead, "Email")).isEqualTo("a@x.org");
  }
}
