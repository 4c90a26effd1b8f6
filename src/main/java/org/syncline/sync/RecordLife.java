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
    Optional<Succession> succession = Succession.of(after);
    boolean wasGone = before.map(Mirrored::deleted).orElse(true);
    if (succession.isPresent()) {
      succeeded(succession.get());
    } else if (after.deleted()) {
      deleted(after, change);
    } else if (before.isPresent() && wasGone) {
      new RecordReturn(batch).restored(after);
    } else if (moved) {
      new RecordReturn(batch).allowed(after);
    }
    if (!after.deleted()) {
      List<RecordRef> predecessors = batch.successions.predecessors(after.ref());
      predecessors.forEach(this::passOn);
      if (wasGone) {
        predecessors.forEach(this::askAgain);
      }
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
          .filter(heir -> batch.mirror(heir).filter(one -> !one.deleted()).isEmpty())
          .ifPresent(heir -> batch.reread(heir, batch.now));
      askAgain(gone);
    }
    passOn(gone);
  }

  /** Prospects that name such a record by its id may find its heir now. */
  private void askAgain(RecordRef gone) {
    batch.mirror(gone).ifPresent(one -> batch.freedKeys.addAll(one.matchKeys()));
  }

  /** The prospect goes on with the heir as soon as that is known; until then the link waits. */
  void passOn(RecordRef gone) {
    Optional<Link> link = batch.link(gone).or(() -> lost(gone));
    if (link.isEmpty()) {
      batch.mirror(gone).ifPresent(one -> MatchStep.stand(batch, one, Standing.CLOSED));
      return;
    }
    batch
        .successions
        .heir(gone)
        .filter(heir -> batch.mirror(heir).filter(one -> !one.deleted()).isPresent())
        .ifPresent(heir -> new LinkMove(batch, link.get(), heir).go());
  }

  /** It was taken for deleted before we learnt of its heir. */
  private Optional<Link> lost(RecordRef gone) {
    return batch
        .closedLink(gone)
        .filter(link -> link.ended() == Ending.CRM_DELETED)
        .filter(link -> batch.link(link.marketing()).isEmpty());
  }

  private void deleted(Mirrored gone, Change change) {
    batch
        .write(gone.ref())
        .filter(row -> row.kind() != Write.Kind.RESTORE)
        .ifPresent(batch::closeWrite);
    batch.dropCreate(gone.ref());
    if (batch.link(gone.ref()).isEmpty()) {
      MatchStep.stand(batch, gone, Standing.CLOSED);
    }
    if (!change.deleted()) {
      return; // an older state, of which nothing counts
    }
    String reason = gone.ref() + " was deleted in " + gone.ref().system();
    if (gone.ref().system() == SystemName.MARKETING) {
      batch.link(gone.ref()).ifPresent(link -> end(link, reason, null));
    } else {
      crmDeleted(gone.ref(), due(change), reason);
    }
  }

  private void crmDeleted(RecordRef gone, Due due, String reason) {
    batch.link(gone).or(() -> undecided(gone)).ifPresent(link -> end(link, reason, due));
    for (RecordRef before : batch.successions.predecessors(gone)) {
      batch
          .link(before)
          .or(() -> undecided(before))
          .ifPresent(link -> end(link, reason + ", as which " + before + " had gone on", due));
    }
    if (due == Due.LOOK) {
      batch.reread(gone, batch.now);
    }
  }

  /**
   * Of an ended link, whether the prospect goes to the recycle bin is still open, or open again.
   */
  private Optional<Link> undecided(RecordRef crm) {
    return batch
        .closedLink(crm)
        .filter(link -> link.due() == Due.LOOK || link.due() == Due.RESTORE);
  }

  /**
   * A push may tell of a delete without telling whether it was a merge: a read knows. Nothing is
   * done to the prospect of a record that no read shows, not even in the recycle bin: it may just
   * be hidden from us.
   */
  private static Due due(Change change) {
    FieldValue mergedInto =
        change.fields().getOrDefault(LifeFields.MERGED_INTO, FieldValue.NOT_PROVIDED);
    if (mergedInto.provided()) {
      return Due.ARCHIVE;
    }
    return change.readStartedAt().isPresent() ? null : Due.LOOK;
  }

  /** Its CRM record was deleted, and it is yet to be seen whether the recycle bin has it. */
  void endUnseen(Link link) {
    end(link, link.crm() + " was deleted in " + link.crm().system(), Due.LOOK);
    batch.reread(link.crm(), batch.now);
  }

  private void end(Link link, String reason, Due due) {
    boolean prospectGone = batch.mirror(link.marketing()).map(Mirrored::deleted).orElse(true);
    boolean byProspect = prospectGone && link.open();
    if (link.open()) {
      Ending how = byProspect ? Ending.MARKETING_DELETED : Ending.CRM_DELETED;
      LinkEnd.close(batch, link, how, reason);
    }
    boolean archives = !byProspect && new EndedLink(batch, link).archives();
    batch
        .closedLink(link.marketing())
        .ifPresent(ended -> batch.amend(ended.due(archives ? due : null)));
  }

  /** Marketing's side of a record that is no longer shared goes to the recycle bin. */
  void unshared(Link link, Mapping mapping) {
    String reason =
        link.crm() + " is not shared: shared are those where " + mapping.share().orElseThrow();
    LinkEnd.close(batch, link, Ending.NOT_SHARED, reason);
    batch.closedLink(link.marketing()).ifPresent(ended -> batch.amend(ended.due(Due.ARCHIVE)));
  }
}
