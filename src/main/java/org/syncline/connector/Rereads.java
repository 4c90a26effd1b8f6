package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.intake.RecordReader;
import org.syncline.intake.RemoteReadException;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** Reads again, by their ids, the records of which only a fresh read tells what holds. */
@ApplicationScoped
public class Rereads {
  private static final Logger LOG = Logger.getLogger(Rereads.class);
  private static final int REREADS = 1000;

  /** After so long a record that could not be read is asked for again. */
  private static final Duration UNREADABLE = Duration.ofSeconds(30);

  private final List<RecordReader> readers;
  private final Intake intake;
  private final ReadChanges changes;
  private final RuleSets ruleSets;
  private final Clock clock;

  Rereads(
      @All List<RecordReader> readers,
      Intake intake,
      ReadChanges changes,
      RuleSets ruleSets,
      Clock clock) {
    this.readers = readers;
    this.intake = intake;
    this.changes = changes;
    this.ruleSets = ruleSets;
    this.clock = clock;
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
    Set<String> fields = ruleSets.current().mappings().readNames(first.system(), first.object());
    Instant began = clock.instant();
    for (RecordReader reader : readers) {
      if (reader.system() == first.system()) {
        try {
          var read = reader.read(first.object(), fields, refs.stream().map(RecordRef::id).toList());
          changes.acceptEach(read, true);
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
}
