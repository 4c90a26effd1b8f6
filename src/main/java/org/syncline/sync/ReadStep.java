package org.syncline.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.database.Locks;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.intake.MatchingGate;
import org.syncline.matching.MatchKeys;
import org.syncline.mirror.Absorption;
import org.syncline.mirror.Absorption.Absorbed;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.OutboxRepository;
import org.syncline.record.FieldType;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSets;

/**
 * Takes what a poll has read straight into the mirror where there is nothing to decide: a record
 * that is seen for the first time while matching is shut, and one that shows what we know of it,
 * such as the echo of our own write. A first sync is made of these, so they are spared intake and
 * pipeline; all else goes there.
 */
@ApplicationScoped
public class ReadStep {
  /** So many names are locked at once; a database keeps room for a few thousand in all. */
  private static final int AT_ONCE = 500;

  private final RuleSets ruleSets;
  private final Locks locks;
  private final MatchingGate gate;
  private final Intake intake;
  private final MirrorRepository mirrors;
  private final OutboxRepository outbox;
  private final SyncErrorRepository errors;
  private final Clock clock;
  private final LongAdder taken = new LongAdder();

  ReadStep(
      RuleSets ruleSets,
      Locks locks,
      MatchingGate gate,
      Intake intake,
      MirrorRepository mirrors,
      OutboxRepository outbox,
      SyncErrorRepository errors,
      Clock clock) {
    this.ruleSets = ruleSets;
    this.locks = locks;
    this.gate = gate;
    this.intake = intake;
    this.mirrors = mirrors;
    this.outbox = outbox;
    this.errors = errors;
    this.clock = clock;
  }

  /** How many records this process has taken in so. */
  long taken() {
    return taken.sum();
  }

  /**
   * Takes in what needs no decision, in transactions of its own: reading it again does no harm.
   *
   * @return the changes that are left, in their order
   */
  public List<Change> take(List<Change> page) {
    List<Change> left = new ArrayList<>();
    for (int from = 0; from < page.size(); from += AT_ONCE) {
      List<Change> some = page.subList(from, Math.min(page.size(), from + AT_ONCE));
      left.addAll(QuarkusTransaction.requiringNew().call(() -> some(some)));
    }
    taken.add(page.size() - left.size());
    return left;
  }

  private List<Change> some(List<Change> read) {
    List<Change> changes = intake.keepable(read, clock.instant());
    Set<RecordRef> refs = changes.stream().map(Change::record).collect(Collectors.toSet());
    locks.take(refs.stream().map(RecordRef::key).toList());
    PlainReads plain =
        new PlainReads(ruleSets.current(), mirrors.load(refs), spokenFor(refs), !gate.open());
    changes.forEach(plain::sort);
    mirrors.add(plain.fresh());
    mirrors.confirm(plain.confirmed());
    mirrors.save(plain.reworded());
    intake.forget(plain.seen());
    return plain.left();
  }

  /** Records of which something is under way that a read may have a bearing on. */
  private Set<RecordRef> spokenFor(Collection<RecordRef> refs) {
    Set<RecordRef> records = new HashSet<>(intake.waiting(refs));
    records.addAll(outbox.underWay(refs));
    records.addAll(errors.failed(refs));
    return records;
  }

  /** The reads of one page, sorted by whether anything has to be decided because of them. */
  private static final class PlainReads {
    private final RuleSet ruleSet;
    private final Map<RecordRef, Mirrored> known;
    private final Set<RecordRef> spokenFor;
    private final boolean matchingIsShut;
    private final Map<String, Map<String, FieldType>> types = new HashMap<>();
    private final List<Mirrored> fresh = new ArrayList<>();
    private final List<Mirrored> confirmed = new ArrayList<>();
    private final List<Mirrored> reworded = new ArrayList<>();
    private final List<Change> left = new ArrayList<>();

    PlainReads(
        RuleSet ruleSet,
        Map<RecordRef, Mirrored> known,
        Set<RecordRef> spokenFor,
        boolean matchingIsShut) {
      this.ruleSet = ruleSet;
      this.known = known;
      this.spokenFor = spokenFor;
      this.matchingIsShut = matchingIsShut;
    }

    /** One record's later read of a page must see its earlier one. */
    void sort(Change change) {
      RecordRef ref = change.record();
      if (change.deleted() || spokenFor.contains(ref) || !plain(change)) {
        left.add(change);
        spokenFor.add(ref);
      }
    }

    private boolean plain(Change change) {
      Mirrored before = known.get(change.record());
      return before == null ? first(change) : saysNothingNew(before, change);
    }

    private boolean first(Change change) {
      if (matchingIsShut) {
        RecordRef ref = change.record();
        Absorbed absorbed = Absorption.absorb(Optional.empty(), change, Map.of(), Map.of());
        Mirrored mirrored =
            MatchKeys.keyed(absorbed.mirrored(), ruleSet.mappings().of(ref.system(), ref.object()));
        fresh.add(mirrored);
        spokenFor.add(ref);
      }
      return matchingIsShut;
    }

    private boolean saysNothingNew(Mirrored before, Change change) {
      if (before.deleted() || change.modifiedAt().isBefore(before.stamp())) {
        return false;
      }
      RecordRef ref = change.record();
      Absorbed absorbed = Absorption.absorb(Optional.of(before), change, types(ref), Map.of());
      if (absorbed.quiet() && !absorbed.mirrored().equals(before)) {
        boolean sameWords = absorbed.mirrored().fields().equals(before.fields());
        (sameWords ? confirmed : reworded).add(absorbed.mirrored());
        spokenFor.add(ref);
      }
      return absorbed.quiet();
    }

    private Map<String, FieldType> types(RecordRef ref) {
      return types.computeIfAbsent(
          ref.system() + "/" + ref.object(),
          key -> ruleSet.mappings().types(ref.system(), ref.object()));
    }

    List<Mirrored> fresh() {
      return fresh;
    }

    List<Mirrored> confirmed() {
      return confirmed;
    }

    /** Those that show the same values in another form: 42.0 for 42. */
    List<Mirrored> reworded() {
      return reworded;
    }

    List<RecordRef> seen() {
      return Stream.concat(confirmed.stream(), reworded.stream()).map(Mirrored::ref).toList();
    }

    List<Change> left() {
      return left;
    }
  }
}
