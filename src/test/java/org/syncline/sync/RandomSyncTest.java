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
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.intake.Change;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Write;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;
import org.syncline.testsupport.ConvergedState;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.InMemorySystem;
import org.syncline.testsupport.RandomPeople;
import org.syncline.testsupport.ReplayedHistory;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/**
 * Whatever people do and whatever fails, in any order: once both sides are quiet, they agree. A
 * failing seed is in the name of the test; {@code -Drandom.seeds=from-to} runs others.
 */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class RandomSyncTest {
  private static final int STEPS = 70;

  /** The process ends here. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject Retries retries;
  @Inject RuleSets ruleSets;

  private Random random;
  private RandomPeople people;
  private Change early;

  static IntStream seeds() {
    String[] range = System.getProperty("random.seeds", "1-6").split("-");
    return IntStream.rangeClosed(
        Integer.parseInt(range[0]), Integer.parseInt(range[range.length - 1]));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anythingHappens_thenQuiet_bothSidesAgree(int seed) {
    random = new Random(seed);
    sync.reset();
    sync.forward(Duration.ofNanos(1_000_000_000L - sync.now().getNano()));
    early = null;
    people = new RandomPeople(random, marketing, crm);
    marketing.pageSize(2 + random.nextInt(9));
    crm.pageSize(2 + random.nextInt(9));
    for (int i = 0; i < 4; i++) {
      appear();
    }
    for (int i = 0; i < STEPS; i++) {
      survive(this::something);
    }
    comeToRest();
    new ConvergedState(sync, marketing, crm, people).check();
    assertThat(new ReplayedHistory(ruleSets.current()).check(sync.history())).isPositive();
    int writes = marketing.writes.size() + crm.writes.size();
    sync.quiet();
    assertThat(marketing.writes.size() + crm.writes.size()).isEqualTo(writes);
  }

  private void survive(Runnable step) {
    try {
      step.run();
    } catch (Died e) {
      if (random.nextBoolean()) {
        sync.forward(Duration.ofSeconds(random.nextInt(100)));
      }
      sync.adoptOrphans();
    }
  }

  /** What fails has failed, and what was refused is tried again. */
  private void comeToRest() {
    marketing.lag = () -> Duration.ZERO;
    marketing.calm();
    crm.calm();
    sync.adoptOrphans();
    sync.quiet();
    retries.retryAll(null);
    sync.quiet();
    sync.quiet();
  }

  /** With some time, so that no read lags behind who was made on both sides at once. */
  private void appear() {
    people.appear();
    sync.forward(Duration.ofSeconds(61));
  }

  private void something() {
    sync.forward(Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(40_000) : 300));
    Duration lag = Duration.ofSeconds(random.nextInt(4) == 0 ? random.nextInt(60) : 0);
    marketing.lag = () -> lag;
    switch (random.nextInt(20)) {
      case 0 -> appear();
      case 1 -> people.delete();
      case 2, 3, 4 -> people.edit(SystemName.MARKETING);
      case 5, 6, 7 -> people.edit(SystemName.CRM);
      case 8, 9 -> fail(random.nextBoolean() ? marketing : crm);
      case 10 -> push();
      case 11, 12 -> sync.poll();
      case 13, 14 -> sync.decide();
      case 15 -> sync.stepOnce();
      case 16, 17 -> sync.deliver();
      case 18 -> sync.deliverOnly();
      default -> sync.round();
    }
  }

  private void fail(InMemorySystem system) {
    switch (random.nextInt(7)) {
      case 0 -> system.loseNextAnswer();
      case 1 -> system.answerNext(write -> Optional.of(new Delivery.Unknown("timeout")));
      case 2 ->
          system.answerNext(
              write -> Optional.of(new Delivery.RetryLater("busy", Optional.empty())));
      case 3 -> system.answerNext(this::refuseOne);
      case 4 -> system.answerNext(write -> die(system, write, false));
      case 5 -> system.answerNext(write -> die(system, write, true));
      default -> system.answerNext(write -> meanwhile(system, write));
    }
  }

  private Optional<Delivery> refuseOne(Write write) {
    String field = write.fields().keySet().stream().sorted().findFirst().orElseThrow();
    return Optional.of(
        new Delivery.Rejected(
            List.of(new Delivery.Rejection("REFUSED", "refused", List.of(field), false))));
  }

  private static Optional<Delivery> die(InMemorySystem system, Write write, boolean sent) {
    if (sent) {
      system.carryOut(write);
    }
    throw new Died();
  }

  /** Somebody edits, and the pipeline goes on, before or after the write arrives. */
  private Optional<Delivery> meanwhile(InMemorySystem system, Write write) {
    boolean first = random.nextBoolean();
    Optional<Delivery> made = first ? Optional.of(system.carryOut(write)) : Optional.empty();
    people.editDepartment(random.nextBoolean() ? SystemName.CRM : SystemName.MARKETING);
    sync.forward(Duration.ofMillis(random.nextInt(3000)));
    sync.poll();
    sync.decide();
    return made;
  }

  /** A message tells what a record was a while ago. */
  private void push() {
    if (early != null) {
      sync.acceptAgain(List.of(early));
    }
    Set<String> fields = Set.copyOf(RandomPeople.FIELDS.values());
    crm.all("Lead").stream()
        .skip(random.nextInt(3))
        .findFirst()
        .map(lead -> crm.seen(lead.id(), fields))
        .ifPresent(
            seen ->
                early =
                    new Change(
                        seen.record(),
                        seen.modifiedAt(),
                        seen.fields(),
                        Map.of(),
                        seen.deleted(),
                        seen.changedBy(),
                        Optional.empty(),
                        Optional.empty()));
  }
}
