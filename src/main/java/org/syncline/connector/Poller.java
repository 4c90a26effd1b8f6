package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.syncline.database.Passing;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.intake.RemoteReadException;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.mapping.MappingSet;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.LiveRuleSets;
import org.syncline.rules.RuleSets;

/**
 * Reads what changed in both systems, page by page. A page and the watermark behind it are stored
 * in one transaction; a page that fails is read again at the next poll, never skipped.
 */
@ApplicationScoped
public class Poller {
  private static final Logger LOG = Logger.getLogger(Poller.class);
  private static final int REREADS = 1000;

  /** After so long a record that could not be read is asked for again. */
  private static final Duration UNREADABLE = Duration.ofSeconds(30);

  private final List<RecordReader> readers;
  private final Intake intake;
  private final Watermarks watermarks;
  private final RuleSets ruleSets;
  private final SyncErrorRepository errors;
  private final PollConfig config;
  private final Clock clock;
  private final Map<String, Instant> swept = new ConcurrentHashMap<>();

  Poller(
      @All List<RecordReader> readers,
      Intake intake,
      Watermarks watermarks,
      RuleSets ruleSets,
      SyncErrorRepository errors,
      PollConfig config,
      Clock clock) {
    this.readers = readers;
    this.intake = intake;
    this.watermarks = watermarks;
    this.ruleSets = ruleSets;
    this.errors = errors;
    this.config = config;
    this.clock = clock;
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
    boolean more = true;
    while (more) {
      Watermark mark =
          QuarkusTransaction.requiringNew()
              .call(() -> watermarks.of(reader.system(), source))
              .orElseThrow();
      PollCursor cursor = begin(mark);
      try {
        Page page = reader.poll(source, fields, cursor);
        accepted += stored(mark, page);
        more = !page.last();
      } catch (RemoteReadException e) {
        // once, not at every poll until it is mended: the connector's state shows it meanwhile
        LOG.logf(
            mark.problem() == null ? Logger.Level.WARN : Logger.Level.DEBUG,
            "Could not read %s of %s: %s",
            source.name(),
            reader.system(),
            e.getMessage());
        QuarkusTransaction.requiringNew()
            .run(() -> watermarks.save(failed(mark, e), mark.fullSync()));
        more = false;
      }
    }
    return accepted;
  }

  /** Every now and then a run begins further back, for what was committed late. */
  private PollCursor begin(Watermark mark) {
    PollCursor cursor = mark.cursor();
    String name = mark.system() + mark.source();
    Instant now = clock.instant();
    Instant last = swept.computeIfAbsent(name, key -> now);
    boolean due = mark.readToEnd() && !mark.fullSync() && cursor.position().isEmpty();
    if (!due || last.plus(config.sweepEvery()).isAfter(now)) {
      return cursor;
    }
    swept.put(name, now);
    Instant back = now.minus(config.sweepBack());
    return back.isBefore(cursor.stamp()) ? PollCursor.from(back) : cursor;
  }

  private int stored(Watermark mark, Page page) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () -> {
                moveOn(mark, page);
                return accept(page.changes(), mark.fullSync());
              });
    } catch (RuntimeException e) {
      int accepted = apart(page.changes(), mark.fullSync(), e);
      QuarkusTransaction.requiringNew().run(() -> moveOn(mark, page));
      return accepted;
    }
  }

  private int accept(List<Change> changes, boolean again) {
    return (again ? intake.acceptAgain(changes) : intake.accept(changes)).accepted();
  }

  /** The database refuses something of it: halves go on by themselves, down to the one record. */
  private int apart(List<Change> changes, boolean again, RuntimeException why) {
    if (Passing.failure(why)) {
      throw why;
    }
    if (changes.size() <= 1) {
      changes.forEach(change -> setAside(change.record(), why));
      return 0;
    }
    int half = changes.size() / 2;
    return half(changes.subList(0, half), again)
        + half(changes.subList(half, changes.size()), again);
  }

  private int half(List<Change> changes, boolean again) {
    try {
      return QuarkusTransaction.requiringNew().call(() -> accept(changes, again));
    } catch (RuntimeException e) {
      return apart(changes, again, e);
    }
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

  private void moveOn(Watermark mark, Page page) {
    PollCursor next = page.last() ? nextRun(mark, page) : page.next();
    watermarks.save(
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
            page.hiddenFields()),
        mark.fullSync());
    if (page.last() && !mark.readToEnd()) {
      LOG.infof("%s of %s is read to the end", mark.source(), mark.system());
    }
  }

  /** Never past the remote clock, and back by the overlap: some commits come late. */
  private PollCursor nextRun(Watermark mark, Page page) {
    Instant seen = page.next().stamp();
    Instant reached = seen.isAfter(page.remoteNow()) ? page.remoteNow() : seen;
    Instant from = reached.minus(overlap(mark.system()));
    return PollCursor.from(from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from);
  }

  private Duration overlap(SystemName system) {
    return config
        .overlap()
        .orElse(system == SystemName.CRM ? config.overlapCrm() : config.overlapMarketing());
  }

  private Watermark failed(Watermark mark, RemoteReadException why) {
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
        why.getMessage(),
        mark.hiddenFields());
  }

  /** Reads again what was asked for, past deduplication; answers whether anything was. */
  public boolean reread() {
    List<RecordRef> due = QuarkusTransaction.requiringNew().call(() -> intake.rereadsDue(REREADS));
    Map<String, Set<RecordRef>> byObject = new HashMap<>();
    due.forEach(
        ref ->
            byObject
                .computeIfAbsent(ref.system() + "/" + ref.object(), key -> new HashSet<>())
                .add(ref));
    byObject.values().forEach(this::reread);
    return !due.isEmpty();
  }

  private void reread(Set<RecordRef> refs) {
    RecordRef first = refs.iterator().next();
    Set<String> fields = ruleSets.current().mappings().fieldNames(first.system(), first.object());
    Instant began = clock.instant();
    for (RecordReader reader : readers) {
      if (reader.system() == first.system()) {
        try {
          var read = reader.read(first.object(), fields, refs.stream().map(RecordRef::id).toList());
          half(read, true);
          QuarkusTransaction.requiringNew().run(() -> readAgain(refs, read, began));
        } catch (RemoteReadException e) {
          LOG.warnf("Could not read %s again: %s", first.object(), e.getMessage());
          postpone(refs, e.retryAfter().orElse(UNREADABLE));
        }
      }
    }
  }

  /** Of what did not come back nothing is known: it stays to be asked for. */
  private void readAgain(Set<RecordRef> asked, List<Change> read, Instant began) {
    Set<RecordRef> silent = new HashSet<>(asked);
    read.forEach(change -> silent.remove(change.record()));
    intake.rereadDone(read.stream().map(Change::record).toList(), began);
    intake.reread(silent, clock.instant().plus(UNREADABLE));
  }

  private void postpone(Set<RecordRef> refs, Duration by) {
    QuarkusTransaction.requiringNew().run(() -> intake.reread(refs, clock.instant().plus(by)));
  }

  /** The next polls read everything again, past deduplication. */
  public void fullSync() {
    QuarkusTransaction.requiringNew().run(watermarks::startOver);
  }
}
