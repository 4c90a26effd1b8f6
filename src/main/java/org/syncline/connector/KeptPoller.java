package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.syncline.connector.PageLoop.Stored;
import org.syncline.intake.Page;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.kept.Derivations;
import org.syncline.mapping.KeptObject;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;

/**
 * Reads the objects that are kept, once the people that most of them name have been read to the
 * end. A page and the watermark behind it are stored in one transaction.
 */
@ApplicationScoped
public class KeptPoller {
  private static final Logger LOG = Logger.getLogger(KeptPoller.class);

  private final List<RecordReader> readers;
  private final KeptChanges kept;
  private final Derivations derivations;
  private final ReadChanges changes;
  private final Watermarks watermarks;
  private final RuleSets ruleSets;
  private final PollMarks marks;
  private final ScheduledWork scheduled;
  private final PageLoop pages;

  KeptPoller(
      @All List<RecordReader> readers,
      KeptChanges kept,
      Derivations derivations,
      ReadChanges changes,
      Watermarks watermarks,
      RuleSets ruleSets,
      PollConfig config,
      Clock clock,
      ScheduledWork scheduled,
      ManagedExecutor executor) {
    this.readers = readers;
    this.kept = kept;
    this.derivations = derivations;
    this.changes = changes;
    this.watermarks = watermarks;
    this.ruleSets = ruleSets;
    this.scheduled = scheduled;
    this.marks = new PollMarks(watermarks, config, clock);
    this.pages = new PageLoop(watermarks, marks, config, clock, scheduled, executor);
  }

  /**
   * Polls one system's kept objects to the end, once; answers how many records were news, and
   * changes of people that came of them.
   */
  public int poll(SystemName system) {
    return poll(system, object -> true);
  }

  /** The same of some objects. */
  int poll(SystemName system, Predicate<KeptObject> wanted) {
    if (!QuarkusTransaction.requiringNew().call(watermarks::readToEnd)) {
      return 0;
    }
    int news = 0;
    for (RecordReader reader : readers) {
      if (reader.system() == system) {
        for (KeptObject object : ruleSets.current().mappings().kept(system)) {
          news += wanted.test(object) && readable(object) ? poll(reader, object) : 0;
        }
      }
    }
    while (!scheduled.ending() && QuarkusTransaction.requiringNew().call(kept::arrived)) {
      LOG.debugf("More records of %s have waited", system);
    }
    derivations.noteNewNames();
    return news + derivations.derive();
  }

  /** Not before its parents were read once: all of it would wait for them. */
  private boolean readable(KeptObject object) {
    return ruleSets.current().mappings().kept(object.system()).stream()
        .filter(other -> !other.object().equals(object.object()))
        .filter(other -> object.parents().containsValue(other.object()))
        .allMatch(this::read);
  }

  private boolean read(KeptObject parent) {
    return QuarkusTransaction.requiringNew()
        .call(() -> watermarks.of(parent.system(), PollSource.of(parent.object())))
        .filter(Watermark::readToEnd)
        .isPresent();
  }

  private int poll(RecordReader reader, KeptObject object) {
    return pages.poll(
        reader,
        PollSource.of(object.object()),
        object.fields(),
        (mark, page) -> take(object, mark, page));
  }

  private Stored take(KeptObject object, Watermark mark, Page page) {
    boolean again = mark.fullSync();
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () ->
                  marks.moveOn(mark, page)
                      ? new Stored(kept.store(object, page.changes(), again), !page.last())
                      : Stored.MORE);
    } catch (RuntimeException e) {
      int stored = changes.apart(page.changes(), e, part -> kept.store(object, part, again));
      boolean moved = QuarkusTransaction.requiringNew().call(() -> marks.moveOn(mark, page));
      return new Stored(stored, !moved || !page.last());
    }
  }
}
