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
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** A link whose CRM record has gone on as another one, and follows it there. */
final class LinkMove {
  private final SyncBatch batch;
  private final Link link;
  private final Ending how;

  LinkMove(SyncBatch batch, Link link) {
    this.batch = batch;
    this.link = link;
    boolean deleted = batch.mirror(link.crm()).map(Mirrored::deleted).orElse(false);
    this.how = deleted ? Ending.MERGED : Ending.CONVERTED;
  }

  void to(RecordRef heir) {
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
      follow(mapping.get(), heir, reason);
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
    boolean archives =
        batch.ruleSet.mappings().named(link.mapping()).map(Mapping::archives).orElse(false);
    end(why, how == Ending.MERGED && archives ? Due.ARCHIVE : null);
    if (how == Ending.CONVERTED) {
      batch.mirror(link.marketing()).ifPresent(one -> batch.put(one.standing(Standing.NEW)));
      batch.touched.add(link.marketing());
    }
  }

  private void follow(Mapping mapping, RecordRef heir, String reason) {
    Link ended = link.ended(how, reason).due(null);
    if (link.open()) {
      LinkEnd.settleHolds(batch, link);
      batch.close(ended);
    } else {
      batch.amend(ended);
    }
    List.of(link.marketing(), link.crm()).forEach(side -> LinkEnd.dropWaiting(batch, side));
    batch.settle(link.crm(), "");
    Link next =
        Link.fresh(mapping.name(), link.marketing(), heir, reason).with(base(mapping), Map.of());
    batch.put(next);
    batch.mirror(link.crm()).ifPresent(one -> batch.put(one.standing(Standing.CLOSED)));
    for (RecordRef side : List.of(next.marketing(), heir)) {
      batch.mirror(side).ifPresent(one -> MatchStep.stand(batch, one, Standing.LINKED));
      batch.touched.add(side);
      batch.dropCreate(side);
    }
    batch.history.add(LinkEnd.event("link", next, batch, reason));
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
