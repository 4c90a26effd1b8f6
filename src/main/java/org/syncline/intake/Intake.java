package org.syncline.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.syncline.record.RecordRef;

/**
 * Accepts changes durably and hands them on in batches. All calls take part in the caller's
 * transaction.
 */
public interface Intake {
  /** How many changes were accepted, and how many brought nothing new. */
  record Accepted(int accepted, int duplicates) {}

  /**
   * What was taken for one batch.
   *
   * @param ids places of the changes, for {@link #done}
   * @param revisits records to be decided again without a change
   */
  record Taken(List<Long> ids, List<Change> changes, List<RecordRef> revisits) {
    public boolean isEmpty() {
      return changes.isEmpty() && revisits.isEmpty();
    }

    public int size() {
      return changes.size() + revisits.size();
    }

    /** The same, each for itself, in the order of the batch. */
    public List<Taken> each() {
      Stream<Taken> one =
          IntStream.range(0, ids.size())
              .mapToObj(i -> new Taken(List.of(ids.get(i)), List.of(changes.get(i)), List.of()));
      Stream<Taken> other =
          revisits.stream().map(record -> new Taken(List.of(), List.of(), List.of(record)));
      return Stream.concat(one, other).toList();
    }
  }

  /** Drops what was seen before; a sender's own key counts once for ever. */
  Accepted accept(List<Change> changes);

  /** Accepts past deduplication: what was asked to be read again must be looked at. */
  Accepted acceptAgain(List<Change> changes);

  /** Whether the database can keep all of its values; those that it cannot are set aside. */
  boolean keepable(Change change);

  /** Which of these records have changes that wait. */
  Set<RecordRef> waiting(Collection<RecordRef> records);

  /** The next change of these records counts whatever was seen of them before. */
  void forget(Collection<RecordRef> records);

  /** The oldest waiting changes; they stay locked until the transaction ends. */
  Taken take(int most);

  /** What of it still waits. */
  Taken takeAgain(Taken taken);

  /** Records of the batch of which an older change is in somebody else's hands. */
  Collection<RecordRef> outOfTurn(Taken taken);

  void done(Collection<Long> ids);

  /** Whether at least so many records wait to be decided now although nothing of them changed. */
  boolean manyRevisits(int number);

  void revisit(Collection<RecordRef> records, Instant notBefore);

  /** A record that is to be decided again; {@code seq} tells this wish from a later one. */
  record Revisit(long seq, RecordRef record) {}

  /** Which of these records wait to be decided again, as of now. */
  List<Revisit> revisits(Collection<RecordRef> records);

  /** They were decided meanwhile; what somebody else has in hands is left to them. */
  void revisited(Collection<Long> seqs);

  void reread(Collection<RecordRef> records, Instant notBefore);

  List<RecordRef> rereadsDue(int most);

  void rereadDone(Collection<RecordRef> records, Instant readStartedAt);
}
