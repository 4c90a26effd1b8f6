package org.syncline.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.intake.Intake.Taken;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSets;

/**
 * Takes changes from intake to outbox, a batch a transaction: intake, match, mirror, link and base,
 * rules, decisions, history and outbox. Either all of a batch is stored or none. Any number of
 * threads and nodes may call it at once.
 */
@ApplicationScoped
public class SyncPipeline {
  private static final Logger LOG = Logger.getLogger(SyncPipeline.class);

  /** The size of one Salesforce collection call. */
  private static final int BATCH = 200;

  private final Intake intake;
  private final RuleSets ruleSets;
  private final SyncBatches batches;
  private final ChangeStep changes;
  private final MatchStep matches;
  private final DecideStep decisions;
  private final SyncErrorRepository errors;
  private final Clock clock;

  SyncPipeline(
      Intake intake,
      RuleSets ruleSets,
      SyncBatches batches,
      ChangeStep changes,
      MatchStep matches,
      DecideStep decisions,
      SyncErrorRepository errors,
      Clock clock) {
    this.intake = intake;
    this.ruleSets = ruleSets;
    this.batches = batches;
    this.changes = changes;
    this.matches = matches;
    this.decisions = decisions;
    this.errors = errors;
    this.clock = clock;
  }

  /** Handles what waits, up to one batch; answers whether there was anything. */
  public boolean step() {
    try {
      return QuarkusTransaction.requiringNew().call(() -> batch(BATCH));
    } catch (RuntimeException e) {
      LOG.warn("A batch failed and is taken again record by record", e);
      return oneByOne();
    }
  }

  /** Handles all that waits. */
  public void drain() {
    while (step()) {
      Thread.onSpinWait();
    }
  }

  private boolean batch(int most) {
    Taken taken = intake.take(most);
    if (taken.isEmpty()) {
      return false;
    }
    work(taken);
    return true;
  }

  private void work(Taken taken) {
    RuleSet ruleSet = ruleSets.current();
    SyncBatch batch = batches.load(taken, ruleSet);
    changes.apply(batch);
    matches.apply(batch);
    decisions.apply(batch);
    batches.store(batch);
    intake.done(batch.handled());
  }

  /** One bad record must not stop its batch: it is set aside, the rest goes on. */
  private boolean oneByOne() {
    for (int i = 0; i < BATCH; i++) {
      try {
        if (!QuarkusTransaction.requiringNew().call(() -> batch(1))) {
          return i > 0;
        }
      } catch (RuntimeException e) {
        QuarkusTransaction.requiringNew().run(() -> setAside(e));
      }
    }
    return true;
  }

  private void setAside(RuntimeException why) {
    Taken taken = intake.take(1);
    LOG.errorf(why, "Set aside as a sync error: %s %s", taken.changes(), taken.revisits());
    List<RecordRef> records =
        taken.changes().isEmpty()
            ? taken.revisits()
            : taken.changes().stream().map(Change::record).toList();
    errors.report(records.stream().map(record -> failed(record, why)).toList());
    intake.done(taken.ids());
  }

  private SyncError failed(RecordRef record, RuntimeException why) {
    return SyncError.open(
        record,
        null,
        "",
        "failed",
        why.getClass().getSimpleName(),
        String.valueOf(why.getMessage()),
        null,
        ruleSets.current().version(),
        clock.instant());
  }
}
