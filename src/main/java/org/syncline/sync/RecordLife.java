package org.syncline.sync;

import java.util.List;
import java.util.Optional;
import org.syncline.intake.Change;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Due;
import org.syncline.matching.Ending;
import org.syncline.matching.Link;
import org.syncline.matching.Succession;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.LifeFields;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * What becomes of links when one of their records is deleted, restored, converted or merged. What
 * has to be done to a prospect because of it is noted with the link that ended, for {@link
 * LifeWrites}.
 */
final class RecordLife {
  private final SyncBatch batch;

  RecordLife(SyncBatch batch) {
    this.batch = batch;
  }

  void changed(Optional<Mirrored> before, Change change, Mirrored after, boolean moved) {
    RecordRef ref = after.ref();
    Optional<Succession> succession = Succession.of(after);
    boolean wasGone = before.map(Mirrored::deleted).orElse(false);
    if (succession.isPresent()) {
      succeeded(succession.get());
    } else if (after.deleted()) {
      deleted(after, change);
    } else if (wasGone) {
      restored(after);
    } else if (moved) {
      allowed(after);
    }
    if (!after.deleted()) {
      batch.successions.predecessors(ref).forEach(this::passOn);
    }
  }

  private void succeeded(Succession succession) {
    RecordRef gone = succession.record();
    batch.write(gone).ifPresent(batch::closeWrite);
    batch.dropCreate(gone);
    if (batch.successions.learn(succession)) {
      batch
          .successions
          .heir(gone)
          .filter(heir -> batch.mirror(heir).isEmpty())
          .ifPresent(heir -> batch.reread(heir, batch.now));
    }
    passOn(gone);
  }

  /** The prospect goes on with the heir as soon as that is known. */
  private void passOn(RecordRef gone) {
    Optional<RecordRef> heir = batch.successions.heir(gone);
    Optional<Link> link = batch.link(gone).or(() -> lost(gone));
    if (heir.isEmpty() || link.isEmpty()) {
      batch.mirror(gone).ifPresent(one -> MatchStep.stand(batch, one, Standing.CLOSED));
      return;
    }
    Optional<Mirrored> known = batch.mirror(heir.get());
    if (known.isPresent() && known.get().deleted()) {
      end(link.get(), heir.get() + ", which " + gone + " had become, was deleted", Due.ARCHIVE);
    } else if (known.isPresent()) {
      new LinkMove(batch, link.get()).to(heir.get());
    }
  }

  /** It was taken for deleted before we learnt of its heir. */
  private Optional<Link> lost(RecordRef gone) {
    return batch
        .closedLink(gone)
        .filter(link -> link.ended() == Ending.CRM_DELETED && link.due() != Due.RESTORE)
        .filter(link -> batch.link(link.marketing()).isEmpty());
  }

  private void deleted(Mirrored gone, Change change) {
    batch
        .write(gone.ref())
        .filter(row -> row.kind() != Write.Kind.RESTORE)
        .ifPresent(batch::closeWrite);
    batch.dropCreate(gone.ref());
    Optional<Link> link = batch.link(gone.ref());
    Due due = gone.ref().system() == SystemName.CRM ? due(change) : null;
    String reason = gone.ref() + " was deleted in " + gone.ref().system();
    if (link.isPresent()) {
      end(link.get(), reason, due);
    } else {
      MatchStep.stand(batch, gone, Standing.CLOSED);
      batch
          .closedLink(gone.ref())
          .filter(last -> last.due() == Due.LOOK && due != Due.LOOK)
          .ifPresent(last -> batch.amend(last.due(archives(last) ? due : null)));
    }
    if (due == Due.LOOK) {
      batch.reread(gone.ref(), batch.now);
    }
  }

  /**
   * A push may tell of a delete without telling whether it was a merge: a read knows. Nothing is
   * done to the prospect of a record that no read shows, not even in the recycle bin: it may just
   * be hidden from us.
   */
  private static Due due(Change change) {
    FieldValue mergedInto =
        change.fields().getOrDefault(LifeFields.MERGED_INTO, FieldValue.NOT_PROVIDED);
    boolean read = change.readStartedAt().isPresent();
    if (mergedInto.provided() || read && !change.fields().isEmpty()) {
      return Due.ARCHIVE;
    }
    return read ? null : Due.LOOK;
  }

  private void end(Link link, String reason, Due due) {
    boolean prospectGone = batch.mirror(link.marketing()).map(Mirrored::deleted).orElse(true);
    if (link.open()) {
      LinkEnd.close(
          batch, link, prospectGone ? Ending.MARKETING_DELETED : Ending.CRM_DELETED, reason);
    } else if (link.due() != Due.LOOK) {
      return; // it is known, and what was due is done
    }
    if (!prospectGone) {
      batch
          .closedLink(link.marketing())
          .ifPresent(ended -> batch.amend(ended.due(archives(link) ? due : null)));
    }
  }

  private boolean archives(Link link) {
    return mapping(link).map(Mapping::archives).orElse(false);
  }

  private void restored(Mirrored back) {
    batch.successions.undo(back.ref());
    Optional<Link> last = batch.closedLink(back.ref()).filter(this::bothFree);
    if (last.isEmpty()) {
      batch.put(back.standing(Standing.NEW));
    } else if (bothAlive(last.get())
        && last.get().ended() != Ending.MERGED
        && last.get().ended() != Ending.NOT_SHARED
        && !beingArchived(last.get())) {
      reopen(last.get(), back.ref() + " was restored in " + back.ref().system());
    } else if (back.ref().system() == SystemName.CRM) {
      crmBack(last.get(), back);
    } else {
      prospectBack(last.get(), back);
    }
  }

  private void crmBack(Link last, Mirrored back) {
    boolean archivedForIt = last.ended() == Ending.CRM_DELETED;
    if (archivedForIt && archives(last)) {
      batch.amend(last.due(Due.RESTORE));
    }
    boolean stays =
        archivedForIt
            || last.ended() == Ending.MARKETING_DELETED
            || last.ended() == Ending.NOT_SHARED;
    batch.put(back.standing(stays ? Standing.CLOSED : Standing.NEW));
  }

  /** One whose CRM record is gone gets no other, unless that is allowed. */
  private void prospectBack(Link last, Mirrored back) {
    boolean flagged =
        last.ended() == Ending.NOT_SHARED || last.ended() == Ending.CRM_DELETED && !recreates(last);
    batch.put(back.standing(flagged ? Standing.CLOSED : Standing.NEW));
  }

  /** Where the mapping allows it, a flagged prospect that changes may find another record. */
  private void allowed(Mirrored prospect) {
    batch
        .closedLink(prospect.ref())
        .filter(last -> prospect.ref().system() == SystemName.MARKETING)
        .filter(last -> prospect.standing() == Standing.CLOSED && recreates(last))
        .filter(last -> last.ended() == Ending.CRM_DELETED)
        .ifPresent(
            last -> {
              batch.amend(last.due(null));
              batch.put(prospect.standing(Standing.NEW));
            });
  }

  private boolean recreates(Link last) {
    return mapping(last).map(Mapping::allowRecreate).orElse(false);
  }

  private boolean beingArchived(Link last) {
    return batch
        .write(last.marketing())
        .filter(row -> row.kind() == Write.Kind.ARCHIVE && !row.waiting())
        .isPresent();
  }

  private boolean bothFree(Link last) {
    return batch.link(last.marketing()).isEmpty() && batch.link(last.crm()).isEmpty();
  }

  private boolean bothAlive(Link last) {
    return List.of(last.marketing(), last.crm()).stream()
        .allMatch(side -> batch.mirror(side).filter(one -> !one.deleted()).isPresent());
  }

  /** Marketing's side of a record that is no longer shared goes to the recycle bin. */
  void unshared(Link link, Mapping mapping) {
    String reason = link.crm() + " is not shared: " + mapping.share().orElseThrow();
    LinkEnd.close(batch, link, Ending.NOT_SHARED, reason);
    batch.closedLink(link.marketing()).ifPresent(ended -> batch.amend(ended.due(Due.ARCHIVE)));
  }

  /** Whether the record of an ended link is shared again, with its prospect free to come back. */
  boolean sharedAgain(Link last) {
    return last.ended() == Ending.NOT_SHARED
        && bothFree(last)
        && batch
            .mirror(last.crm())
            .filter(crm -> !crm.deleted())
            .filter(crm -> mapping(last).filter(one -> one.shares(crm::field)).isPresent())
            .isPresent();
  }

  private Optional<Mapping> mapping(Link link) {
    return batch.ruleSet.mappings().named(link.mapping());
  }

  /** The prospect is back: the link goes on, if its CRM record still waits for it. */
  void comeBack(Link last) {
    if (bothFree(last) && bothAlive(last)) {
      reopen(last, last.marketing() + " was taken out of the recycle bin again");
      batch.revisits.add(last.marketing()); // what changed meanwhile is still to be decided
    } else {
      batch.amend(last.due(null));
    }
  }

  private void reopen(Link last, String reason) {
    LinkEnd.dropWaiting(batch, last.marketing());
    Link reopened = last.reopened(reason);
    batch.put(reopened);
    for (RecordRef side : List.of(reopened.marketing(), reopened.crm())) {
      batch.mirror(side).ifPresent(one -> batch.put(one.standing(Standing.LINKED)));
      batch.touched.add(side);
    }
    batch.history.add(LinkEnd.event("reopen", reopened, batch, reason));
  }
}
