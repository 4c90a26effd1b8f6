package org.syncline.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldWords;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Due;
import org.syncline.matching.Ending;
import org.syncline.matching.Link;
import org.syncline.matching.Succession;
import org.syncline.mirror.Standing;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** A link whose CRM record has gone on as another one, and follows it there. */
final class LinkMove {
  private final SyncBatch batch;
  private final Link link;
  private final RecordRef heir;
  private final Ending how;

  /**
   * @param heir as which the link's CRM record has gone on; it is known and not deleted
   */
  LinkMove(SyncBatch batch, Link link, RecordRef heir) {
    this.batch = batch;
    this.link = link;
    this.heir = heir;
    this.how = new Succession(link.crm(), heir).conversion() ? Ending.CONVERTED : Ending.MERGED;
  }

  void go() {
    String what = how == Ending.MERGED ? " was merged into " : " was converted to ";
    String reason = link.crm() + what + heir;
    Optional<Mapping> mapping =
        batch.ruleSet.mappings().of(SystemName.CRM, heir.object()).stream()
            .filter(one -> one.marketing().equals(link.marketing().object()))
            .findFirst();
    Optional<Link> taken = batch.link(heir);
    if (mapping.isEmpty()) {
      end(reason + ", of which no mapping is in force", null);
    } else if (taken.isPresent()) {
      giveWay(reason, taken.get());
    } else {
      follow(mapping.get(), reason);
    }
  }

  private void end(String reason, Due due) {
    if (link.open()) {
      LinkEnd.close(batch, link, how, reason);
    }
    batch
        .closedLink(link.marketing())
        .ifPresent(ended -> batch.amend(ended.ended(how, reason).due(due)));
  }

  /** Strictly one to one: a merged twin goes to the recycle bin, any other waits for a person. */
  private void giveWay(String reason, Link taken) {
    String why = reason + ", which is linked to " + taken.marketing();
    EndedLink last = new EndedLink(batch, link);
    if (how == Ending.MERGED) {
      end(why, last.archives() ? Due.ARCHIVE : null);
      return;
    }
    boolean fetched = last.prospectInBin() && !link.open();
    end(why, fetched ? Due.RESTORE : null);
    if (!fetched) {
      batch.mirror(link.marketing()).ifPresent(one -> batch.put(one.standing(Standing.NEW)));
    }
    batch.touched.add(link.marketing());
  }

  private void follow(Mapping mapping, String reason) {
    EndedLink last = new EndedLink(batch, link);
    Link ended = link.ended(how, reason).due(null);
    if (link.open()) {
      LinkEnd.settleHolds(batch, link);
      batch.close(ended);
    } else {
      batch.amend(ended);
    }
    List.of(link.marketing(), link.crm()).forEach(side -> LinkEnd.dropWaiting(batch, side));
    batch.settle(link.crm(), "");
    batch.mirror(link.crm()).ifPresent(one -> batch.put(one.standing(Standing.CLOSED)));
    Link next =
        Link.fresh(mapping.name(), link.marketing(), heir, reason).with(base(mapping), Map.of());
    if (last.prospectInBin()) {
      fetch(next, reason, last.archives());
    } else {
      open(next, reason);
    }
  }

  private void open(Link next, String reason) {
    batch.put(next);
    for (RecordRef side : List.of(next.marketing(), heir)) {
      batch.mirror(side).ifPresent(one -> MatchStep.stand(batch, one, Standing.LINKED));
      batch.touched.add(side);
      batch.dropCreate(side);
    }
    batch.history.add(LinkEnd.event("link", next, batch, reason));
  }

  /** The prospect was archived for a record that is gone no more: first it has to come back. */
  private void fetch(Link next, String reason, boolean archivedByUs) {
    batch.amend(next.ended(Ending.CRM_DELETED, reason).due(archivedByUs ? Due.RESTORE : null));
    batch.mirror(heir).ifPresent(one -> MatchStep.stand(batch, one, Standing.CLOSED));
    batch.touched.add(next.marketing());
    batch.dropCreate(heir);
  }

  /**
   * A contact begins as what its lead was. The record that others were merged into is what people
   * chose: it counts as the only side that moved.
   */
  private Map<String, Agreed> base(Mapping mapping) {
    Map<String, Agreed> base = new HashMap<>();
    Optional<Mapping> before = batch.ruleSet.mappings().named(link.mapping());
    for (FieldMapping field : mapping.fields()) {
      Optional<Agreed> agreed = Optional.ofNullable(link.base().get(field.marketing()));
      before
          .flatMap(one -> one.byMarketing(field.marketing()))
          .filter(one -> one.type() == field.type() && one.values().equals(field.values()))
          .flatMap(one -> agreed)
          .map(one -> how == Ending.MERGED ? asItIs(field) : one)
          .ifPresent(one -> base.put(field.marketing(), one));
    }
    return base;
  }

  private Agreed asItIs(FieldMapping field) {
    FieldValue shown =
        batch
            .mirror(link.marketing())
            .map(one -> one.field(field.marketing()))
            .orElse(FieldValue.BLANK);
    return new Agreed(shown, FieldWords.translate(field, SystemName.MARKETING, shown));
  }
}
