package org.syncline.matching.likeness;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.syncline.mapping.Likeness;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/**
 * Proposes which records may be one person, as a mapping's {@code propose} says. It keeps no state
 * and does no I/O: the caller stores {@link #keys}, finds by them the records that share one, and
 * hands those in as candidates. What it answers is for a person to decide on; it links nothing.
 */
public final class Proposer {
  private final Likeness likeness;
  private final Weighing weighing;

  public Proposer(Likeness likeness) {
    this(likeness, Closeness.measured());
  }

  Proposer(Likeness likeness, Closeness closeness) {
    this.likeness = likeness;
    this.weighing = new Weighing(likeness, closeness);
  }

  /**
   * The texts under which a record is found; both systems' records make the same of equal values.
   */
  public Set<String> keys(RecordSnapshot record) {
    return BlockKeys.of(plain(record), likeness.blocks());
  }

  /** Whether a key is one of those that {@link #keys} makes. */
  public static boolean isKey(String key) {
    return key.startsWith(BlockKeys.PREFIX);
  }

  /**
   * Those candidates that are likely enough, the likeliest first.
   *
   * @param record of either system
   * @param candidates of the other one
   */
  public List<Proposal> propose(RecordSnapshot record, Collection<RecordSnapshot> candidates) {
    PlainRecord plain = plain(record);
    boolean prospect = record.ref().system() == SystemName.MARKETING;
    return candidates.stream()
        .map(this::plain)
        .map(other -> prospect ? weighing.of(plain, other) : weighing.of(other, plain))
        .filter(proposal -> proposal.likelihood() >= likeness.threshold())
        .sorted()
        .toList();
  }

  private PlainRecord plain(RecordSnapshot record) {
    return PlainRecord.of(record, likeness.compare());
  }
}
