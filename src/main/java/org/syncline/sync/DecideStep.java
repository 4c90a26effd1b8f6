package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.Pair;
import org.syncline.decision.criteria.Fielded;
import org.syncline.decision.criteria.Prospect;
import org.syncline.errors.SyncError;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Ending;
import org.syncline.matching.Link;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.RecordRef;

/** Asks the rules about every link of the batch, and turns their decisions into what is stored. */
@ApplicationScoped
class DecideStep {
  private static final Logger LOG = Logger.getLogger(DecideStep.class);

  void apply(SyncBatch batch) {
    Map<RecordRef, Link> links = new LinkedHashMap<>();
    for (RecordRef ref : batch.touched) {
      batch
          .link(ref)
          .ifPresentOrElse(
              link -> links.putIfAbsent(link.marketing(), link), () -> dropWrite(batch, ref));
    }
    links.values().forEach(link -> decide(batch, link));
  }

  /** Nobody stands behind such a write any more; one under way is dropped on its answer. */
  private static void dropWrite(SyncBatch batch, RecordRef target) {
    Optional<OutboxRow> write = batch.write(target).filter(row -> !row.kind().ofLife());
    write.filter(OutboxRow::waiting).ifPresent(batch::closeWrite);
    write
        .filter(row -> !row.waiting())
        .ifPresent(row -> batch.changeWrite(row.during(true, row.touched())));
  }

  private static List<Fielded> known(SyncBatch batch, Mirrored prospect) {
    List<Fielded> known = new ArrayList<>(batch.related.getOrDefault(prospect.ref(), List.of()));
    if (batch.ruleSet.asked().prospect()) {
      known.add(new Prospect(prospect.ref(), prospect.fields(), batch.now));
    }
    return known;
  }

  private void decide(SyncBatch batch, Link link) {
    Optional<Mirrored> marketing = batch.mirror(link.marketing());
    Optional<Mirrored> crm = batch.mirror(link.crm());
    Optional<Mapping> mapping = batch.ruleSet.mappings().named(link.mapping());
    if (marketing.isEmpty() || crm.isEmpty()) {
      return;
    }
    if (batch.successions.heir(link.crm()).isPresent()) {
      List.of(link.marketing(), link.crm()).forEach(side -> dropWrite(batch, side));
      new RecordLife(batch).passOn(link.crm()); // or it waits until its heir has been read
      if (batch.link(link.crm()).isEmpty()) {
        batch.revisits.add(link.marketing());
      }
      return;
    }
    if (marketing.get().deleted()) {
      String reason = link.marketing() + " was deleted in " + link.marketing().system();
      LinkEnd.close(batch, link, Ending.MARKETING_DELETED, reason);
      return;
    }
    if (crm.get().deleted()) {
      new RecordLife(batch).endUnseen(link);
      return;
    }
    if (mapping.isEmpty() || mapping.get().keepsOut(marketing.get()::field)) {
      List.of(link.marketing(), link.crm()).forEach(side -> dropWrite(batch, side));
      return;
    }
    if (!mapping.get().shares(crm.get()::field)) {
      new RecordLife(batch).unshared(link, mapping.get());
      return;
    }
    Pair pair =
        new Pair(
            mapping.get(),
            marketing.get().snapshot(),
            crm.get().snapshot(),
            link.base(),
            batch.now,
            known(batch, marketing.get()));
    try {
      List<FieldDecision> decisions = batch.ruleSet.decider().decide(pair);
      new LinkDecision(batch, link, pair).take(decisions);
      batch.decided.addAll(List.of(link.marketing(), link.crm()));
    } catch (RuntimeException e) {
      LOG.errorf(e, "The rules could not decide %s and %s", link.marketing(), link.crm());
      batch.errors.add(
          SyncError.failed(link.marketing(), link.crm(), e, batch.ruleSet.version(), batch.now));
    }
  }
}
