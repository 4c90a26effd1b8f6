package org.syncline.sync;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.Pair;
import org.syncline.matching.Link;
import org.syncline.outbox.OutboxField;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.Write;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * Replaces a link's waiting write to one side by what was decided now. While one is being sent, or
 * its fate is unknown, nothing is added: the link is decided again on its answer.
 */
final class LinkWrites {
  private final SyncBatch batch;
  private final Link link;
  private final Pair pair;
  private final Map<String, FieldDecision> because;
  private final boolean toRevisit;

  /**
   * @param toRevisit whether the link has to be decided again when its writes have arrived
   */
  LinkWrites(
      SyncBatch batch,
      Link link,
      Pair pair,
      Map<String, FieldDecision> because,
      boolean toRevisit) {
    this.batch = batch;
    this.link = link;
    this.pair = pair;
    this.because = because;
    this.toRevisit = toRevisit;
  }

  void replace(SystemName system, Map<String, OutboxField> wanted) {
    RecordRef target = link.of(system);
    batch
        .write(target)
        .filter(row -> row.waiting() && !decidedForThis(row))
        .ifPresent(batch::closeWrite);
    Optional<OutboxRow> open = batch.write(target);
    if (open.isEmpty()) {
      if (!wanted.isEmpty()) {
        batch.newWrites.add(fresh(system, target, wanted));
        remember(wanted, Map.of());
      }
    } else if (!open.get().waiting()) {
      batch.changeWrite(open.get().during(!sameValues(open.get(), wanted), open.get().touched()));
    } else if (wanted.isEmpty()) {
      batch.closeWrite(open.get());
    } else {
      OutboxRow row = open.get();
      batch.changeWrite(
          row.decided(wanted, batch.ruleSet.version(), row.notBefore())
              .during(toRevisit, Set.of()));
      remember(wanted, row.fields());
    }
  }

  /** Otherwise it is what is left of a link that ended. */
  private boolean decidedForThis(OutboxRow row) {
    return row.mapping().equals(link.mapping()) && Confirmed.decidedFor(link, row, row.target());
  }

  private static boolean sameValues(OutboxRow row, Map<String, OutboxField> wanted) {
    return row.fields().keySet().equals(wanted.keySet())
        && wanted.entrySet().stream()
            .allMatch(e -> e.getValue().value().equals(row.fields().get(e.getKey()).value()));
  }

  /** What was decided before and still waits stands in history already. */
  private void remember(Map<String, OutboxField> wanted, Map<String, OutboxField> before) {
    Set<String> told = new HashSet<>(batch.toldOf(link));
    wanted.forEach(
        (name, field) -> {
          if (because.containsKey(field.field())
              && !field.sameAs(before.get(name))
              && told.add(field.field())) {
            batch.history.add(FieldHistory.of(batch, link, pair, because.get(field.field())));
            batch.tell(link, field.field());
          }
        });
  }

  private OutboxRow fresh(SystemName system, RecordRef target, Map<String, OutboxField> wanted) {
    return new OutboxRow(
        0,
        system,
        target.object(),
        Write.Kind.UPDATE,
        target,
        link.of(system.other()),
        link.mapping(),
        wanted,
        null,
        batch.ruleSet.version(),
        OutboxRow.State.WAITING,
        false,
        toRevisit,
        false,
        Set.of(),
        0,
        batch.now,
        batch.now,
        null,
        null);
  }
}
