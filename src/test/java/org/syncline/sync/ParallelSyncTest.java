package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.connector.LostWrites;
import org.syncline.connector.OutboxWorker;
import org.syncline.connector.Poller;
import org.syncline.connector.Rereads;
import org.syncline.intake.MatchingGate;
import org.syncline.record.SystemName;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Several pipelines, senders and polls at once, over a few people whom everybody edits. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class ParallelSyncTest {
  private static final int PEOPLE = 6;
  private static final int MOST_EDITS = 20_000;
  private static final int SPINS = 10_000;
  private static final int WRITES = 300;

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject SyncPipeline pipeline;
  @Inject OutboxWorker outbox;
  @Inject LostWrites lostWrites;
  @Inject Poller poller;
  @Inject Rereads rereads;
  @Inject MatchingGate gate;
  @Inject Retries retries;

  private final AtomicBoolean ended = new AtomicBoolean();

  @BeforeEach
  void empty() {
    sync.reset();
  }

  @Test
  void hotRecords_twoPipelinesAndFourSenders_convergeWithoutLossOrDuplicate() throws Exception {
    List<String> leads = new ArrayList<>();
    List<String> prospects = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String email = "p" + i + "@x.org";
      leads.add(crm.create("Lead", Map.of("Email", email, "LastName", "L")));
      prospects.add(marketing.create("prospect", Map.of("email", email, "department", "d")));
    }
    sync.quiet();
    ExecutorService threads = Executors.newFixedThreadPool(9);
    List<Future<?>> work = new ArrayList<>();
    work.add(threads.submit(() -> loop(pipeline::step)));
    work.add(threads.submit(() -> loop(pipeline::step)));
    for (SystemName system : List.of(SystemName.CRM, SystemName.MARKETING)) {
      work.add(threads.submit(() -> loop(() -> outbox.deliver(system))));
      work.add(threads.submit(() -> loop(() -> outbox.deliver(system))));
      work.add(threads.submit(() -> loop(() -> poller.poll(system) > 0)));
    }
    work.add(threads.submit(() -> loop(this::lookAfter)));
    edit(leads, prospects);
    ended.set(true);
    for (Future<?> one : work) {
      one.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();
    sync.quiet();
    sync.quiet();
    for (int i = 0; i < leads.size(); i++) {
      assertThat(crm.value(leads.get(i), "Phone")).isEqualTo("last" + i);
      assertThat(marketing.value(prospects.get(i), "phone")).isEqualTo("last" + i);
      assertThat(marketing.value(prospects.get(i), "score")).isEqualTo("1000" + i);
      assertThat(crm.value(leads.get(i), "Score__c")).isEqualTo("1000" + i);
      assertThat(crm.value(leads.get(i), "Department__c"))
          .isEqualTo(marketing.value(prospects.get(i), "department"));
    }
    assertThat(crm.all("Lead")).hasSize(leads.size());
    assertThat(marketing.all("prospect")).hasSize(prospects.size());
    assertThat(sync.count("outbox")).isZero();
    assertThat(sync.openErrors()).isEmpty();
  }

  private void edit(List<String> leads, List<String> prospects) {
    Random random = new Random(7);
    for (int i = 0; i < MOST_EDITS && marketing.writes.size() + crm.writes.size() < WRITES; i++) {
      int who = random.nextInt(leads.size());
      crm.edit(leads.get(who), Map.of("Phone", "" + i, "Department__c", "c" + i));
      int other = random.nextInt(leads.size());
      marketing.edit(prospects.get(other), Map.of("score", "" + i, "department", "m" + i));
      sync.forward(Duration.ofMillis(500));
      long before = pipeline.handled();
      for (int spin = 0; spin < SPINS && pipeline.handled() == before; spin++) {
        Thread.yield();
      }
    }
    assertThat(marketing.writes.size() + crm.writes.size()).isGreaterThanOrEqualTo(WRITES);
    for (int i = 0; i < leads.size(); i++) {
      crm.edit(leads.get(i), Map.of("Phone", "last" + i));
      marketing.edit(prospects.get(i), Map.of("score", "1000" + i));
    }
  }

  private boolean lookAfter() {
    rereads.reread();
    lostWrites.settleLostCreates();
    lostWrites.adoptOrphans();
    gate.step();
    retries.retryAll(null);
    return true;
  }

  private void loop(java.util.function.BooleanSupplier work) {
    while (!ended.get()) {
      if (!work.getAsBoolean()) {
        Thread.yield();
      }
    }
  }
}
