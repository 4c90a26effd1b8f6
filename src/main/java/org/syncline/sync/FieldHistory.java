package org.syncline.sync;

import org.syncline.decision.FieldDecision;
import org.syncline.decision.Pair;
import org.syncline.history.HistoryRow;
import org.syncline.mapping.FieldMapping;
import org.syncline.matching.Link;
import org.syncline.record.Words;

/** A decision on a field as a row of history, with all the evidence it was taken on. */
final class FieldHistory {
  private FieldHistory() {}

  static HistoryRow of(SyncBatch batch, Link link, Pair pair, FieldDecision decision) {
    FieldMapping field = decision.field();
    return new HistoryRow(
        0,
        batch.now,
        "field",
        link.mapping(),
        link.marketing(),
        link.crm(),
        field.marketing(),
        field.crm(),
        Words.kebab(decision.outcome()),
        decision.value().orElse(null),
        decision.writes(),
        decision.rule().orElse(null),
        batch.ruleSet.version(),
        decision.reason(),
        pair.marketing().field(field.marketing()),
        pair.crm().field(field.crm()),
        pair.base(field.marketing()).orElse(null),
        pair.marketing().fieldTime(field.marketing()).orElse(null),
        pair.crm().fieldTime(field.crm()).orElse(null),
        pair.marketing().modifiedAt(),
        pair.crm().modifiedAt(),
        pair.marketing().changedBy(),
        pair.crm().changedBy(),
        decision.lost().map(FieldDecision.Lost::system).orElse(null),
        decision.lost().map(FieldDecision.Lost::value).orElse(null));
  }
}
