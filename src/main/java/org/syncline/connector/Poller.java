package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.syncline.connector.PageLoop.Stored;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.mapping.MappingSet;
import org.syncline.record.SystemName;
import org.syncline.rules.LiveRuleSets;
import org.syncline.rules.RuleSets;
import org.syncline.sync.NewRecords;

/**
 * Reads what changed in both systems, page by page. A page and the watermark behind it are stored
 * in one transaction; a page that fails is read again at the next poll, never skipped.
 */
@ApplicationScoped
public class Poller {
  /** By less than that, surely: no token is had otherwise. */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private final List<RecordReader> readers;
  private final ReadChanges changes;
  private final Watermarks watermarks;
  private final RuleSets ruleSets;
  private final NewRecords newRecords;
  private final PollMarks marks;
  private final PageLoop pages;
  private final Clock clock;

  Poller(
      @All List<RecordReader> readers,
      ReadChanges changes,
      Watermarks watermarks,
      RuleSets ruleSets,
      NewRecords newRecords,
      PollConfig config,
      Clock clock,
      ScheduledWork scheduled,
      ManagedExecutor executor) {
    this.readers = readers;
    this.changes = changes;
    this.watermarks = watermarks;
    this.ruleSets = ruleSets;
    this.newRecords = newRecords;
    this.clock = clock;
    this.marks = new PollMarks(watermarks, config, clock);
    this.pages = new PageLoop(watermarks, marks, config, clock, scheduled, executor);
  }

  /** Begins to keep watermarks for all that the mappings in force need read. */
  public void prepare() {
    MappingSet mappings = ruleSets.current().mappings();
    for (RecordReader reader : readers) {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  watermarks.keep(
                      reader.system(),
                      sources(reader, mappings),
                      kept(reader, mappings),
                      clock.instant().minus(CLOCKS_DIFFER)));
    }
  }

  void prepareFor(@Observes LiveRuleSets.Changed changed) {
    prepare();
  }

  private static List<PollSource> sources(RecordReader reader, MappingSet mappings) {
    return mappings.objects(reader.system()).stream()
        .flatMap(
            object -> reader.sources(object, mappings.readNames(reader.system(), object)).stream())
        .toList();
  }

  private static List<PollSource> kept(RecordReader reader, MappingSet mappings) {
    return mappings.kept(reader.system()).stream()
        .map(object -> PollSource.of(object.object()))
        .toList();
  }

  /** Polls one system's people to the end, once; answers how many changes were accepted. */
  public int poll(SystemName system) {
    MappingSet mappings = ruleSets.current().mappings();
    newRecords.learn(system, mappings.objects(system));
    int accepted = 0;
    for (RecordReader reader : readers) {
      if (reader.system() == system) {
        for (PollSource source : sources(reader, mappings)) {
          accepted +=
              pages.poll(reader, source, mappings.readNames(system, source.object()), this::stored);
        }
      }
    }
    return accepted;
  }

  /** The page and the watermark behind it in one transaction, but for what needs no decision. */
  private Stored stored(Watermark mark, Page page) {
    List<Change> left = changes.plain(page.changes(), mark.fullSync());
    int plain = page.changes().size() - left.size();
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () ->
                  marks.moveOn(mark, page)
                      ? new Stored(plain + changes.accept(left, mark.fullSync()), !page.last())
                      : Stored.MORE);
    } catch (RuntimeException e) {
      int accepted = changes.acceptApart(left, mark.fullSync(), e);
      boolean moved = QuarkusTransaction.requiringNew().call(() -> marks.moveOn(mark, page));
      return new Stored(plain + accepted, !moved || !page.last());
    }
  }

  /** The next polls read everything again, past deduplication. */
  public void fullSync() {
    QuarkusTransaction.requiringNew().run(watermarks::startOver);
  }
}
