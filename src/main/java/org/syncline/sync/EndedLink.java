package org.syncline.sync;

import java.util.List;
import java.util.Optional;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Ending;
import org.syncline.matching.Link;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.Write;

/** A link at its end, beside what is known of its two records now. */
record EndedLink(SyncBatch batch, Link link) {
  Optional<Mapping> mapping() {
    return batch.ruleSet.mappings().named(link.mapping());
  }

  /** Whether its prospect goes to the recycle bin with its CRM record. */
  boolean archives() {
    return mapping().map(Mapping::archives).orElse(false);
  }

  boolean recreates() {
    return mapping().map(Mapping::allowRecreate).orElse(false);
  }

  boolean bothFree() {
    return batch.link(link.marketing()).isEmpty() && batch.link(link.crm()).isEmpty();
  }

  boolean bothAlive() {
    return List.of(link.marketing(), link.crm()).stream()
        .allMatch(side -> batch.mirror(side).filter(one -> !one.deleted()).isPresent());
  }

  /** In the recycle bin, or on its way there past recall. */
  boolean prospectInBin() {
    return batch.mirror(link.marketing()).map(one -> one.deleted()).orElse(true) || beingArchived();
  }

  /** It was handed out, and may have been done whatever we would like now. */
  boolean beingArchived() {
    return batch.write(link.marketing()).filter(EndedLink::archivesPastRecall).isPresent();
  }

  static boolean archivesPastRecall(OutboxRow row) {
    return row.kind() == Write.Kind.ARCHIVE && !row.waiting();
  }

  /**
   * Whether its record is shared again, with its prospect free to come back. A field that was not
   * read yet tells nothing.
   */
  boolean sharedAgain() {
    return link.ended() == Ending.NOT_SHARED
        && bothFree()
        && batch
            .mirror(link.crm())
            .filter(crm -> !crm.deleted())
            .filter(crm -> mapping().filter(one -> one.surelyShares(crm::field)).isPresent())
            .isPresent();
  }
}
