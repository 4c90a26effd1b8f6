package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.Pair;
import org.syncline.errors.SyncError;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Link;
import org.syncline.mirror.Mirrored;
import org.syncline.record.RecordRef;

/** Asks the rules about every link of the batch, and turns their decisions into what is stored. */
@ApplicationScoped
class DecideStep {
  private static final Logger LOG = Logger.getLogger(DecideStep.class);

  void apply(SyncBatch batch) {
    Set<Link> links = new LinkedHashSet<>();
    for (RecordRef ref : batch.touched) {
      batch.link(ref).ifPresent(links::add);
    }
    links.forEach(link -> decide(batch, link));
  }

  private void decide(SyncBatch batch, Link link) {
    Optional<Mirrored> marketing = batch.mirror(link.marketing());
    Optional<Mirrored> crm = batch.mirror(link.crm());
    Optional<Mapping> mapping = batch.ruleSet.mappings().named(link.mapping());
    if (marketing.isEmpty() || crm.isEmpty() || mapping.isEmpty()) {
      return;
    }
    Pair pair =
        new Pair(
            mapping.get(),
            marketing.get().snapshot(),
            crm.get().snapshot(),
            link.base(),
            batch.now);
    try {
      // without decisions, what still waits is not sent
      List<FieldDecision> decisions =
          mapping.get().keepsOut(pair.marketing()::field)
              ? List.of()
              : batch.ruleSet.decider().decide(pair);
      new LinkDecision(batch, link, pair).take(decisions);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The rules could not decide %s and %s", link.marketing(), link.crm());
      batch.errors.add(failed(batch, link, e));
    }
  }

  private static SyncError failed(SyncBatch batch, Link link, RuntimeException why) {
    return SyncError.open(
        link.marketing(),
        link.crm(),
        "",
        "failed",
        why.getClass().getSimpleName(),
        String.valueOf(why.getMessage()),
        null,
        batch.ruleSet.version(),
        batch.now);
  }
}
