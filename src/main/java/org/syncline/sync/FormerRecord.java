package org.syncline.sync;

import java.util.List;
import java.util.Optional;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Due;
import org.syncline.matching.Ending;
import org.syncline.matching.Link;
import org.syncline.matching.Match;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** What the record that a prospect once had, or names, means for whom it is matched with. */
final class FormerRecord {
  private FormerRecord() {}

  /** The contact of a prospect's converted lead is meant, whatever address that has. */
  static Optional<Match> heir(SyncBatch batch, RecordRef prospect) {
    Optional<Link> last =
        batch.closedLink(prospect).filter(link -> link.ended() == Ending.CONVERTED);
    Optional<RecordRef> heir =
        last.flatMap(link -> batch.successions.heir(link.crm()))
            .filter(crm -> batch.mirror(crm).filter(one -> !one.deleted()).isPresent());
    return heir.flatMap(
        crm ->
            mapping(batch, prospect, crm)
                .map(
                    mapping ->
                        batch.link(crm).isPresent()
                            ? new Match.Ambiguous(mapping, List.of(crm), last.get().reason())
                            : new Match.Linked(mapping, crm, last.get().reason())));
  }

  private static Optional<Mapping> mapping(SyncBatch batch, RecordRef prospect, RecordRef crm) {
    return batch.ruleSet.mappings().of(SystemName.CRM, crm.object()).stream()
        .filter(one -> one.marketing().equals(prospect.object()))
        .findFirst();
  }

  /** Whether a prospect that matches nobody names a record that is gone: it gets no other. */
  static boolean leftBehind(SyncBatch batch, Mirrored prospect) {
    return BatchCandidates.goneOn(batch, prospect) || flagged(batch, prospect);
  }

  /**
   * One that names a deleted record is flagged as if it had been linked when that was deleted, and
   * it is seen whether the recycle bin has the record. The prospect that was linked goes before it.
   */
  private static boolean flagged(SyncBatch batch, Mirrored prospect) {
    Optional<RecordRef> dead = BatchCandidates.dead(batch, prospect.ref(), prospect.matchKeys());
    Optional<Mapping> mapping = dead.flatMap(crm -> mapping(batch, prospect.ref(), crm));
    boolean allowed =
        batch
            .closedLink(prospect.ref())
            .filter(last -> last.ended() == Ending.RECREATE_ALLOWED)
            .isPresent();
    if (mapping.isEmpty() || mapping.get().allowRecreate() || allowed) {
      return false;
    }
    if (batch.closedLink(dead.get()).filter(last -> ofAnother(last, prospect)).isEmpty()) {
      flag(batch, prospect, dead.get(), mapping.get());
    }
    return true;
  }

  private static boolean ofAnother(Link last, Mirrored prospect) {
    return !last.marketing().equals(prospect.ref());
  }

  private static void flag(SyncBatch batch, Mirrored prospect, RecordRef dead, Mapping mapping) {
    String reason = dead + " was deleted in " + dead.system();
    Link ended =
        Link.fresh(mapping.name(), prospect.ref(), dead, reason)
            .ended(Ending.CRM_DELETED, reason)
            .due(mapping.archives() ? Due.LOOK : null);
    batch.amend(ended);
    batch.reread(dead, batch.now);
    MatchStep.stand(batch, prospect, Standing.CLOSED);
    batch.history.add(LinkEnd.event("close", ended, batch, reason));
  }
}
