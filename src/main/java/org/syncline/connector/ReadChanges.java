package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;
import org.syncline.database.Passing;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;
import org.syncline.sync.ReadStep;

/** Takes what was read into the intake; one bad record does not keep the others out. */
@ApplicationScoped
class ReadChanges {
  private static final Logger LOG = Logger.getLogger(ReadChanges.class);

  private final Intake intake;
  private final ReadStep reads;
  private final SyncErrorRepository errors;
  private final RuleSets ruleSets;
  private final Clock clock;

  ReadChanges(
      Intake intake, ReadStep reads, SyncErrorRepository errors, RuleSets ruleSets, Clock clock) {
    this.intake = intake;
    this.reads = reads;
    this.errors = errors;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /**
   * Takes in, in transactions of its own, what needs no decision; answers the rest. Where the
   * database refuses something of it, that is found out on the way through the intake.
   */
  List<Change> plain(List<Change> page, boolean again) {
    if (again) {
      return page;
    }
    try {
      return reads.take(page);
    } catch (RuntimeException e) {
      if (Passing.failure(e)) {
        throw e;
      }
      LOG.warnf("A page goes through the intake as a whole: %s", e.getMessage());
      return page;
    }
  }

  /** Accepts all of them or none; needs a transaction. */
  int accept(List<Change> changes, boolean again) {
    return (again ? intake.acceptAgain(changes) : intake.accept(changes)).accepted();
  }

  /** In transactions of its own; what the database refuses is set aside, the rest accepted. */
  int acceptEach(List<Change> changes, boolean again) {
    return each(changes, some -> accept(some, again));
  }

  /** The database refused something of it: halves go on by themselves, down to the one record. */
  int acceptApart(List<Change> changes, boolean again, RuntimeException why) {
    return apart(changes, why, some -> accept(some, again));
  }

  /** The same for whatever takes them, in transactions of its own. */
  int apart(List<Change> changes, RuntimeException why, ToIntFunction<List<Change>> take) {
    if (Passing.failure(why)) {
      throw why;
    }
    if (changes.size() <= 1) {
      changes.forEach(change -> setAside(change.record(), why));
      return 0;
    }
    int half = changes.size() / 2;
    return each(changes.subList(0, half), take) + each(changes.subList(half, changes.size()), take);
  }

  private int each(List<Change> changes, ToIntFunction<List<Change>> take) {
    try {
      return QuarkusTransaction.requiringNew().call(() -> take.applyAsInt(changes));
    } catch (RuntimeException e) {
      return apart(changes, e, take);
    }
  }

  /** These do not wait any more. */
  void settled(Collection<RecordRef> records) {
    errors.arrived(records);
  }

  private void setAside(RecordRef record, RuntimeException why) {
    LOG.errorf("Set aside as a sync error: %s: %s", record, why.getMessage());
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                errors.report(
                    List.of(
                        SyncError.failed(
                            record, null, why, ruleSets.current().version(), clock.instant()))));
  }
}
