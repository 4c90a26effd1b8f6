package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.plan.Plan;
import org.syncline.plan.PlanRepository;
import org.syncline.record.SystemName;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TestConfig;
import org.syncline.testsupport.TwoSystems;

/** A new connection to real systems shows what it would do before it does anything. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class FirstConnectionTest {
  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject Connector connector;
  @Inject Polls polls;
  @Inject Workers workers;
  @Inject PlanRepository plans;
  @Inject Rows rows;
  @Inject Clock clock;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  @AfterEach
  void goOn() {
    sync.reset();
  }

  private void serverStarts(String start, Optional<String> url) {
    SandboxData systems =
        new SandboxData(
            rows, () -> Optional.of(URI.create("http://127.0.0.1:8090")), url, Optional.empty());
    ConnectorConfig config =
        TestConfig.of(ConnectorConfig.class, Map.of("syncline.connector.start", start));
    new FirstConnection(rows, systems, config, connector, clock).check();
  }

  private void serverStartsOnRealSystems() {
    serverStarts("paused", Optional.of("https://org.example"));
  }

  private void everythingRuns() {
    polls.crm();
    polls.marketing();
    workers.reread();
    sync.decide();
    workers.deliver(SystemName.CRM);
    workers.deliver(SystemName.MARKETING);
    sync.decide();
  }

  @Test
  void newConnection_readsAndPlans_andSendsOnlyWhenResumed() {
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L"));
    serverStartsOnRealSystems();
    everythingRuns();
    Plan plan = plans.plan();
    assertThat(plan.complete()).isTrue();
    assertThat(plan.objects()).singleElement().extracting(Plan.ObjectPlan::created).isEqualTo(1L);
    assertThat(marketing.writes).isEmpty();
    assertThat(connector.state().reason()).contains("/plan").contains("/resume");

    connector.resume();
    everythingRuns();
    assertThat(marketing.writes).hasSize(1);
  }

  @Test
  void newConnection_stillPausedAfterARestart() {
    serverStartsOnRealSystems();
    everythingRuns();
    serverStartsOnRealSystems();
    assertThat(connector.running()).isFalse();
    assertThat(connector.reads()).isTrue();
  }

  @Test
  void connection_thatWasResumedOnce_runsAfterARestart() {
    serverStartsOnRealSystems();
    connector.resume();
    serverStartsOnRealSystems();
    assertThat(connector.running()).isTrue();
  }

  @Test
  void connection_thatHasReadBefore_isNotNew() {
    sync.poll();
    serverStartsOnRealSystems();
    assertThat(connector.running()).isTrue();
  }

  @Test
  void newConnection_runsWhereItIsToldTo_andOnTheSandbox() {
    serverStarts("running", Optional.of("https://org.example"));
    assertThat(connector.running()).isTrue();
    serverStarts("paused", Optional.empty());
    assertThat(connector.running()).isTrue();
  }
}
