package org.syncline.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.syncline.database.Locks;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.intake.MatchingGate;
import org.syncline.mirror.MirrorRepository;
import org.syncline.outbox.OutboxRepository;
import org.syncline.record.RecordRef;
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

  /** So many where others may be about to decide on the same records. */
  private static final int BESIDE_OTHERS = 100;

  private final RuleSets ruleSets;
  private final Locks locks;
  private final MatchingGate gate;
  private final Intake intake;
  private final MirrorRepository mirrors;
  private final OutboxRepository outbox;
  private final SyncErrorRepository errors;
  private final LongAdder taken = new LongAdder();

  ReadStep(
      RuleSets ruleSets,
      Locks locks,
      MatchingGate gate,
      Intake intake,
      MirrorRepository mirrors,
      OutboxRepository outbox,
      SyncErrorRepository errors) {
    this.ruleSets = ruleSets;
    this.locks = locks;
    this.gate = gate;
    this.intake = intake;
    this.mirrors = mirrors;
    this.outbox = outbox;
    this.errors = errors;
  }

  /** Of how many records this process has taken in something new so. */
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
    int most = QuarkusTransaction.requiringNew().call(gate::open) ? BESIDE_OTHERS : AT_ONCE;
    for (int from = 0; from < page.size(); from += most) {
      List<Change> some = page.subList(from, Math.min(page.size(), from + most));
      Set<RecordRef> before = left.stream().map(Change::record).collect(Collectors.toSet());
      left.addAll(QuarkusTransaction.requiringNew().call(() -> some(some, before)));
    }
    return left;
  }

  private List<Change> some(List<Change> read, Set<RecordRef> leftBefore) {
    Set<RecordRef> refs = read.stream().map(Change::record).collect(Collectors.toSet());
    locks.take(refs.stream().map(RecordRef::key).toList());
    Set<RecordRef> spokenFor = spokenFor(refs);
    spokenFor.addAll(leftBefore);
    PlainReads plain =
        new PlainReads(ruleSets.current(), mirrors.load(refs), spokenFor, gate.staysShut());
    for (Change change : read) {
      if (intake.keepable(change)) {
        plain.sort(change);
      } else {
        plain.leave(change);
      }
    }
    mirrors.add(plain.fresh());
    mirrors.confirm(plain.confirmed());
    mirrors.reword(plain.reworded());
    intake.forget(plain.seen());
    taken.add(plain.fresh().size() + plain.confirmed().size() + plain.reworded().size());
    return plain.left();
  }

  /** Records of which something is under way that a read may have a bearing on. */
  private Set<RecordRef> spokenFor(Collection<RecordRef> refs) {
    Set<RecordRef> records = new HashSet<>(intake.waiting(refs));
    records.addAll(outbox.underWay(refs));
    records.addAll(errors.broken(refs));
    return records;
  }
}
