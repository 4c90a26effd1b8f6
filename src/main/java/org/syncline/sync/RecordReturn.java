package org.syncline.sync;

import java.util.List;
import java.util.Optional;
import org.syncline.matching.Due;
import org.syncline.matching.Ending;
import org.syncline.matching.Link;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** What becomes of a link that has ended when one of its records is there again. */
final class RecordReturn {
  private final SyncBatch batch;

  RecordReturn(SyncBatch batch) {
    this.batch = batch;
  }

  /** A record is out of the recycle bin. */
  void restored(Mirrored back) {
    batch.successions.undo(back.ref());
    Optional<EndedLink> last =
        batch
            .closedLink(back.ref())
            .map(link -> new EndedLink(batch, link))
            .filter(EndedLink::bothFree);
    if (last.isEmpty()) {
      batch.put(back.standing(Standing.NEW));
    } else if (goesOn(last.get())) {
      reopen(last.get().link(), back.ref() + " was restored in " + back.ref().system());
    } else if (back.ref().system() == SystemName.CRM) {
      crmBack(last.get(), back);
    } else {
      prospectBack(last.get(), back);
    }
  }

  private static boolean goesOn(EndedLink last) {
    Ending ended = last.link().ended();
    return last.bothAlive()
        && ended != Ending.MERGED
        && ended != Ending.NOT_SHARED
        && !last.beingArchived();
  }

  private void crmBack(EndedLink last, Mirrored back) {
    Ending ended = last.link().ended();
    boolean archivedForIt = ended == Ending.CRM_DELETED;
    if (archivedForIt && last.archives()) {
      batch.amend(last.link().due(Due.RESTORE));
    }
    boolean stays =
        archivedForIt || ended == Ending.MARKETING_DELETED || ended == Ending.NOT_SHARED;
    batch.put(back.standing(stays ? Standing.CLOSED : Standing.NEW));
  }

  /** One whose CRM record is gone gets no other, unless that is allowed. */
  private void prospectBack(EndedLink last, Mirrored back) {
    Ending ended = last.link().ended();
    boolean flagged =
        ended == Ending.NOT_SHARED || ended == Ending.CRM_DELETED && !last.recreates();
    batch.put(back.standing(flagged ? Standing.CLOSED : Standing.NEW));
  }

  /** Where the mapping allows it, a flagged prospect that changes may find another record. */
  void allowed(Mirrored prospect) {
    if (prospect.ref().system() == SystemName.MARKETING && prospect.standing() == Standing.CLOSED) {
      batch
          .closedLink(prospect.ref())
          .filter(link -> link.ended() == Ending.CRM_DELETED)
          .map(link -> new EndedLink(batch, link))
          .filter(last -> last.recreates() && !last.beingArchived())
          .ifPresent(
              last -> {
                batch.amend(last.link().due(null));
                batch.put(prospect.standing(Standing.NEW));
              });
    }
  }

  /** The prospect is back: the link goes on, if its CRM record still waits for it. */
  void comeBack(Link last) {
    EndedLink ended = new EndedLink(batch, last);
    if (last.ended() == Ending.CONVERTED) {
      batch.amend(last.due(null));
      batch.mirror(last.marketing()).ifPresent(one -> batch.put(one.standing(Standing.NEW)));
      batch.revisits.add(last.marketing());
    } else if (ended.bothFree() && ended.bothAlive()) {
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
    // others that name it may have been left alone while it was gone
    batch.mirror(last.crm()).ifPresent(one -> batch.freedKeys.addAll(one.matchKeys()));
    batch.history.add(LinkEnd.event("reopen", reopened, batch, reason));
  }
}
