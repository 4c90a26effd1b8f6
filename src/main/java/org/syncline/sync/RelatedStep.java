package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import org.syncline.decision.criteria.FactKind;
import org.syncline.kept.RelatedRecords;
import org.syncline.kept.RelatedRecords.Root;
import org.syncline.matching.Link;
import org.syncline.record.RecordRef;

/** Reads what is kept of the people of a batch, where rules ask for it. */
@ApplicationScoped
class RelatedStep {
  private final RelatedRecords related;

  RelatedStep(RelatedRecords related) {
    this.related = related;
  }

  /** For the field phase, once links are known. */
  void ofLinks(SyncBatch batch) {
    Set<FactKind> kinds = batch.ruleSet.asked().field();
    if (kinds.isEmpty()) {
      return;
    }
    Set<Root> roots = new HashSet<>();
    for (RecordRef ref : batch.touched) {
      batch.link(ref).ifPresent(link -> add(roots, link));
    }
    batch.related.putAll(related.of(roots, kinds, batch.ruleSet.mappings(), batch.now));
  }

  /** For the assignment phase: nobody in it has a lead or contact. */
  void ofUnassigned(SyncBatch batch) {
    Set<FactKind> kinds = batch.ruleSet.asked().assignment();
    if (!kinds.isEmpty()) {
      Set<Root> roots = new HashSet<>();
      batch.unassigned.keySet().forEach(prospect -> roots.add(new Root(prospect, prospect)));
      batch.related.putAll(related.of(roots, kinds, batch.ruleSet.mappings(), batch.now));
    }
  }

  private static void add(Set<Root> roots, Link link) {
    roots.add(new Root(link.marketing(), link.marketing()));
    roots.add(new Root(link.marketing(), link.crm()));
  }
}
