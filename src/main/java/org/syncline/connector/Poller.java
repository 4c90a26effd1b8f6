package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.intake.RemoteReadException;
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
  private static final Logger LOG = Logger.getLogger(Poller.class);

  private final List<RecordReader> readers;
  private final ReadChanges changes;
  private final Watermarks watermarks;
  private final RuleSets ruleSets;
  private final NewRecords newRecords;
  private final PollConfig config;
  private final Clock clock;
  private final Sweeps sweeps;

  Poller(
      @All List<RecordReader> readers,
      ReadChanges changes,
      Watermarks watermarks,
      RuleSets ruleSets,
      NewRecords newRecords,
      PollConfig config,
      Clock clock) {
    this.readers = readers;
    this.changes = changes;
    this.watermarks = watermarks;
    this.ruleSets = ruleSets;
    this.newRecords = newRecords;
    this.config = config;
    this.clock = clock;
    this.sweeps = new Sweeps(config);
  }

  /** Begins to keep watermarks for all that the mappings in force need read. */
  public void prepare() {
    MappingSet mappings = ruleSets.current().mappings();
    for (RecordReader reader : readers) {
      QuarkusTransaction.requiringNew()
          .run(() -> watermarks.keep(reader.system(), sources(reader, mappings)));
    }
  }

  void prepareFor(@Observes LiveRuleSets.Changed changed) {
    prepare();
  }

  private static List<PollSource> sources(RecordReader reader, MappingSet mappings) {
    return mappings.objects(reader.system()).stream()
        .flatMap(
            object -> reader.sources(object, mappings.fieldNames(reader.system(), object)).stream())
        .toList();
  }

  /** Polls one system to the end, once; answers how many changes were accepted. */
  public int poll(SystemName system) {
    MappingSet mappings = ruleSets.current().mappings();
    newRecords.learn(system, mappings.objects(system));
    int accepted = 0;
    for (RecordReader reader : readers) {
      if (reader.system() == system) {
        for (PollSource source : sources(reader, mappings)) {
          accepted += poll(reader, source, mappings.fieldNames(system, source.object()));
        }
      }
    }
    return accepted;
  }

  private int poll(RecordReader reader, PollSource source, Set<String> fields) {
    int accepted = 0;
    Stored stored = Stored.MORE;
    while (stored.more()) {
      Optional<Watermark> mark =
          QuarkusTransaction.requiringNew().call(() -> watermarks.of(reader.system(), source));
      // none: the mappings have just changed
      stored = mark.map(from -> page(reader, source, fields, from)).orElse(Stored.END);
      accepted += stored.accepted();
    }
    return accepted;
  }

  /** What came of one page. */
  private record Stored(int accepted, boolean more) {
    static final Stored MORE = new Stored(0, true);
    static final Stored END = new Stored(0, false);
  }

  /** A failure of one source does not keep the others from being polled. */
  private Stored page(RecordReader reader, PollSource source, Set<String> fields, Watermark mark) {
    PollCursor cursor = sweeps.begin(mark, clock.instant());
    try {
      Page page = reader.poll(source, fields, cursor);
      Stored stored = stored(mark, page);
      sweeps.read(mark, page, clock.instant());
      return stored;
    } catch (RuntimeException e) {
      tell(mark, e);
      QuarkusTransaction.requiringNew().run(() -> watermarks.move(mark, failed(mark, e)));
      return Stored.END;
    }
  }

  /** Once, not at every poll until it is mended: the connector's state shows it meanwhile. */
  private static void tell(Watermark mark, RuntimeException why) {
    boolean expected = why instanceof RemoteReadException;
    Logger.Level level = expected ? Logger.Level.WARN : Logger.Level.ERROR;
    LOG.logf(
        mark.problem() == null ? level : Logger.Level.DEBUG,
        expected ? null : why,
        "Could not read %s of %s: %s",
        mark.source(),
        mark.system(),
        why.getMessage());
  }

  /** The page and the watermark behind it in one transaction, but for what needs no decision. */
  private Stored stored(Watermark mark, Page page) {
    List<Change> left = changes.plain(page.changes(), mark.fullSync());
    int plain = page.changes().size() - left.size();
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () ->
                  moveOn(mark, page)
                      ? new Stored(plain + changes.accept(left, mark.fullSync()), !page.last())
                      : Stored.MORE);
    } catch (RuntimeException e) {
      int accepted = changes.acceptApart(left, mark.fullSync(), e);
      boolean moved = QuarkusTransaction.requiringNew().call(() -> moveOn(mark, page));
      return new Stored(plain + accepted, !moved || !page.last());
    }
  }

  /** Not where somebody else has moved it meanwhile: the page is read again then. */
  private boolean moveOn(Watermark mark, Page page) {
    PollCursor next = page.last() ? nextRun(mark, page) : page.next();
    Watermark moved =
        new Watermark(
            mark.system(),
            mark.source(),
            mark.object(),
            next.stamp(),
            next.position().orElse(null),
            page.last(),
            mark.fullSync() && !page.last(),
            clock.instant(),
            null,
            null,
            page.hiddenFields());
    if (!watermarks.move(mark, moved)) {
      return false;
    }
    if (page.last() && !mark.readToEnd()) {
      LOG.infof("%s of %s is read to the end", mark.source(), mark.system());
    }
    return true;
  }

  /**
   * Back by the overlap, for some commits come late; not further back than this run began, and
   * never past the remote clock.
   */
  private PollCursor nextRun(Watermark mark, Page page) {
    Duration overlap = overlap(mark.system());
    Instant reached = page.next().stamp().minus(overlap);
    Instant from = mark.position() == null ? later(reached, mark.stamp()) : reached;
    Instant most = page.remoteNow().minus(overlap);
    return PollCursor.from(later(from.isAfter(most) ? most : from, Instant.EPOCH));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Duration overlap(SystemName system) {
    return config
        .overlap()
        .orElse(system == SystemName.CRM ? config.overlapCrm() : config.overlapMarketing());
  }

  private Watermark failed(Watermark mark, RuntimeException why) {
    return new Watermark(
        mark.system(),
        mark.source(),
        mark.object(),
        mark.stamp(),
        mark.position(),
        false,
        mark.fullSync(),
        mark.polledAt(),
        clock.instant(),
        String.valueOf(why.getMessage()),
        mark.hiddenFields());
  }

  /** The next polls read everything again, past deduplication. */
  public void fullSync() {
    QuarkusTransaction.requiringNew().run(watermarks::startOver);
  }
}
