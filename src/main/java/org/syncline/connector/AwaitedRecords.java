package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.intake.Intake;
import org.syncline.kept.KeptRecords;
import org.syncline.matching.SuccessionRepository;
import org.syncline.matching.SuccessionRepository.Awaited;
import org.syncline.rules.RuleSets;

/**
 * Looks after converted and merged records that wait for the one that they have become: it is asked
 * for again. Who waits for more than a day is told as a sync error, and so is a kept record that
 * names one which was not read.
 */
@ApplicationScoped
class AwaitedRecords {
  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final Duration ASKED_AGAIN = Duration.ofMinutes(10);

  private static final int MOST = 1000;

  private final SuccessionRepository successions;
  private final KeptRecords kept;
  private final SyncErrorRepository errors;
  private final Intake intake;
  private final RuleSets ruleSets;
  private final ScheduledWork scheduled;
  private final Clock clock;

  AwaitedRecords(
      SuccessionRepository successions,
      KeptRecords kept,
      SyncErrorRepository errors,
      Intake intake,
      RuleSets ruleSets,
      ScheduledWork scheduled,
      Clock clock) {
    this.successions = successions;
    this.kept = kept;
    this.errors = errors;
    this.intake = intake;
    this.ruleSets = ruleSets;
    this.scheduled = scheduled;
    this.clock = clock;
  }

  @Scheduled(
      every = "10m",
      delayed = "10m",
      identity = "awaited-records",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    scheduled.run(() -> QuarkusTransaction.requiringNew().run(this::lookNow));
  }

  private void lookNow() {
    Instant now = clock.instant();
    List<Awaited> waiting = successions.awaited(now.minus(ASKED_AGAIN));
    intake.reread(waiting.stream().map(Awaited::heir).toList(), now);
    errors.report(
        waiting.stream()
            .filter(one -> one.since().isBefore(now.minus(PATIENCE)))
            .map(
                one ->
                    SyncError.waiting(one.record(), one.heir(), ruleSets.current().version(), now))
            .toList());
    String ruleSet = ruleSets.current().version();
    errors.report(
        kept.awaiting(now.minus(PATIENCE), MOST).stream()
            .map(one -> SyncError.lacking(one.record(), one.parent(), ruleSet, now))
            .toList());
  }
}
