package org.syncline.sync;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.mapping.Mapping;
import org.syncline.matching.ComparedRecord;
import org.syncline.matching.MatchKeys;
import org.syncline.matching.likeness.Proposal;
import org.syncline.matching.likeness.Proposer;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;
import org.syncline.review.Review;

/**
 * Holds unlinked records that are likely the same person until a person has said so. The prospect
 * has the review; the CRM records that resemble it wait for what becomes of that.
 */
final class ProposeStep {
  /** More than these nobody looks through. */
  private static final int MOST_LISTED = 10;

  private ProposeStep() {}

  /** Whether the prospect, which matches nobody, is proposed to be somebody. */
  static boolean held(SyncBatch batch, Mirrored prospect) {
    List<Proposal> proposals = proposals(batch, prospect).limit(MOST_LISTED).toList();
    if (proposals.isEmpty()) {
      return false;
    }
    MatchStep.hold(
        batch,
        prospect,
        Review.PROPOSAL,
        Review.MATCH,
        proposals.stream().map(Proposal::crm).toList(),
        proposals.stream().map(Proposal::reason).collect(Collectors.joining("; ")));
    return true;
  }

  /** Whether the CRM record, which no prospect matches, waits for one that resembles it. */
  static boolean waits(SyncBatch batch, Mirrored crm) {
    List<RecordRef> prospects = proposals(batch, crm).map(Proposal::marketing).toList();
    if (prospects.isEmpty()) {
      return false;
    }
    batch.dropCreate(crm.ref());
    if (crm.standing() == Standing.NEW || changed(batch, crm)) {
      batch.revisits.addAll(prospects);
    }
    return true;
  }

  private static boolean changed(SyncBatch batch, Mirrored record) {
    return batch.changes.stream().anyMatch(change -> change.record().equals(record.ref()));
  }

  /** It may have been proposed before it was changed, and must not be any more. */
  static void withdraw(SyncBatch batch, Mirrored crm) {
    if (changed(batch, crm)) {
      release(batch, crm);
    }
  }

  /**
   * Whoever resembles it is to be decided without it. Only where it has just ended its own waiting:
   * else two would revisit each other without end.
   */
  static void release(SyncBatch batch, Mirrored record) {
    batch.freedKeys.addAll(MatchKeys.proposing(record.matchKeys()));
  }

  private static Stream<Proposal> proposals(SyncBatch batch, Mirrored record) {
    RecordRef ref = record.ref();
    return batch.ruleSet.mappings().of(ref.system(), ref.object()).stream()
        .filter(mapping -> mapping.propose().isPresent())
        .flatMap(mapping -> proposals(batch, record, mapping).stream())
        .sorted();
  }

  private static List<Proposal> proposals(SyncBatch batch, Mirrored record, Mapping mapping) {
    return new Proposer(mapping.propose().orElseThrow())
        .propose(ComparedRecord.of(record, mapping), candidates(batch, record, mapping));
  }

  private static Collection<RecordSnapshot> candidates(
      SyncBatch batch, Mirrored record, Mapping mapping) {
    return MatchKeys.proposing(record.matchKeys()).stream()
        .flatMap(key -> batch.sharing(record.ref(), key).stream())
        .distinct()
        .filter(other -> other.object().equals(mapping.object(other.system())))
        .flatMap(other -> batch.mirror(other).stream())
        .filter(other -> free(batch, other))
        .filter(other -> mayBeOne(batch, mapping, record, other))
        .map(other -> ComparedRecord.of(other, mapping))
        .toList();
  }

  private static boolean free(SyncBatch batch, Mirrored record) {
    return BatchCandidates.open(record)
        && record.standing() != Standing.LINKED
        && batch.link(record.ref()).isEmpty()
        && BatchCandidates.shared(batch, record.ref())
        && MatchStep.mayMatch(batch, record.ref());
  }

  private static boolean mayBeOne(SyncBatch batch, Mapping mapping, Mirrored one, Mirrored other) {
    boolean first = one.ref().system() == SystemName.MARKETING;
    Mirrored prospect = first ? one : other;
    Mirrored crm = first ? other : one;
    List<Mapping> mappings =
        batch.ruleSet.mappings().of(SystemName.MARKETING, prospect.ref().object());
    return !MatchStep.keptOut(prospect, mappings)
        && (mapping.linkUnassigned() || mapping.assigned(prospect::field))
        && !batch.refused(prospect.ref(), crm.ref());
  }
}
