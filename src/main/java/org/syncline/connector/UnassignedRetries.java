package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.intake.Intake;
import org.syncline.record.RecordRef;

/**
 * Asks again about prospects for which no owner was found: users become active, hours pass, groups
 * are edited.
 */
@ApplicationScoped
class UnassignedRetries {
  private static final int MOST = 1000;

  private final SyncErrorRepository errors;
  private final Intake intake;
  private final Workers workers;
  private final ScheduledWork scheduled;
  private final Clock clock;

  UnassignedRetries(
      SyncErrorRepository errors,
      Intake intake,
      Workers workers,
      ScheduledWork scheduled,
      Clock clock) {
    this.errors = errors;
    this.intake = intake;
    this.workers = workers;
    this.scheduled = scheduled;
    this.clock = clock;
  }

  @Scheduled(
      every = "1m",
      identity = "unassigned",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void retry() {
    scheduled.run(
        () -> {
          if (workers.started() && QuarkusTransaction.requiringNew().call(this::askAgain)) {
            workers.wakePipelines();
          }
        });
  }

  /** Those that were asked about longest ago. */
  boolean askAgain() {
    List<RecordRef> prospects = errors.openOf(SyncError.UNASSIGNED, MOST);
    intake.revisit(prospects, clock.instant());
    return !prospects.isEmpty();
  }
}
