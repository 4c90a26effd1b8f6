package org.syncline.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.syncline.database.Passing;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
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
  public static final int BATCH = 200;

  private final Intake intake;
  private final RuleSets ruleSets;
  private final SyncBatches batches;
  private final AlikeRecords alike;
  private final ChangeStep changes;
  private final MatchStep matches;
  private final AssignStep assignments;
  private final RelatedStep related;
  private final DecideStep decisions;
  private final AutomateStep automation;
  private final LifeWrites lives;
  private final SyncErrorRepository errors;
  private final ReadStep reads;
  private final Clock clock;
  private final LongAdder handled = new LongAdder();

  SyncPipeline(
      Intake intake,
      RuleSets ruleSets,
      SyncBatches batches,
      AlikeRecords alike,
      ChangeStep changes,
      MatchStep matches,
      AssignStep assignments,
      RelatedStep related,
      DecideStep decisions,
      AutomateStep automation,
      LifeWrites lives,
      SyncErrorRepository errors,
      ReadStep reads,
      Clock clock) {
    this.intake = intake;
    this.ruleSets = ruleSets;
    this.batches = batches;
    this.alike = alike;
    this.changes = changes;
    this.matches = matches;
    this.assignments = assignments;
    this.related = related;
    this.decisions = decisions;
    this.automation = automation;
    this.lives = lives;
    this.errors = errors;
    this.reads = reads;
    this.clock = clock;
  }

  /** How many records this process has handled; one that comes again counts again. */
  public long handled() {
    return handled.sum() + reads.taken();
  }

  /** Handles what waits, up to one batch; answers whether there was anything. */
  public boolean step() {
    return take() > 0;
  }

  /** Handles what waits, up to one batch; answers how much that was. */
  public int take() {
    AtomicReference<Taken> taken = new AtomicReference<>();
    try {
      return QuarkusTransaction.requiringNew().call(() -> batch(taken));
    } catch (RuntimeException e) {
      if (taken.get() == null || Passing.failure(e)) {
        LOG.infof("A batch is tried again: %s", e.getMessage());
        return 0;
      }
      LOG.warn("A batch failed and is taken again record by record", e);
      oneByOne(taken.get());
      return taken.get().size();
    }
  }

  /** Handles all that waits. */
  public void drain() {
    while (step()) {
      Thread.onSpinWait();
    }
  }

  private int batch(AtomicReference<Taken> under) {
    Taken taken = intake.take(BATCH);
    under.set(taken);
    work(taken);
    return taken.size();
  }

  private void work(Taken taken) {
    if (taken.isEmpty()) {
      return;
    }
    RuleSet ruleSet = ruleSets.current();
    SyncBatch batch = batches.load(taken, ruleSet);
    if (ruleSets.current() != ruleSet) {
      batch.serveNobody(); // who asks because of newer rules is not served by these
    }
    changes.apply(batch);
    alike.know(batch);
    matches.apply(batch);
    related.ofUnassigned(batch);
    assignments.apply(batch);
    related.ofLinks(batch);
    decisions.apply(batch);
    automation.apply(batch);
    lives.apply(batch);
    batches.store(batch);
    intake.done(batch.handled());
    handled.add(batch.touched.size());
  }

  /** One bad record must not stop its batch: it is set aside, the rest goes on. */
  private void oneByOne(Taken batch) {
    for (Taken one : batch.each()) {
      try {
        QuarkusTransaction.requiringNew().run(() -> work(intake.takeAgain(one)));
      } catch (RuntimeException e) {
        if (!Passing.failure(e)) {
          QuarkusTransaction.requiringNew().run(() -> setAside(intake.takeAgain(one), e));
        }
      }
    }
  }

  /** Somebody else may have handled it meanwhile: then there is nothing to set aside. */
  private void setAside(Taken one, RuntimeException why) {
    List<RecordRef> records = new ArrayList<>(one.revisits());
    one.changes().forEach(change -> records.add(change.record()));
    if (!records.isEmpty()) {
      LOG.errorf(why, "Set aside as a sync error: %s", records);
      String version = ruleSets.current().version();
      errors.report(
          records.stream()
              .map(record -> SyncError.failed(record, null, why, version, clock.instant()))
              .toList());
      intake.done(one.ids());
    }
  }
}
