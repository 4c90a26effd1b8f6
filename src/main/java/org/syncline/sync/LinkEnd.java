package org.syncline.sync;

import java.util.List;
import org.syncline.history.HistoryRow;
import org.syncline.matching.Ending;
import org.syncline.matching.Hold;
import org.syncline.matching.Link;
import org.syncline.mirror.Standing;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.review.ReviewRepository.Settled;

/** Ends a link: what waits for it is dropped, what was held or failed needs nobody any more. */
final class LinkEnd {
  private LinkEnd() {}

  static void close(SyncBatch batch, Link link, Ending how, String reason) {
    settleHolds(batch, link);
    batch.close(link.ended(how, reason));
    for (RecordRef side : List.of(link.marketing(), link.crm())) {
      batch
          .mirror(side)
          .ifPresent(
              mirrored -> {
                batch.freedKeys.addAll(mirrored.matchKeys());
                batch.put(mirrored.standing(Standing.CLOSED));
              });
      dropWaiting(batch, side);
      batch.settle(side, "");
    }
    batch.history.add(event("close", link, batch, reason));
  }

  static void settleHolds(SyncBatch batch, Link link) {
    link.holds().forEach((field, hold) -> settle(batch, link, field, hold));
  }

  static void dropWaiting(SyncBatch batch, RecordRef side) {
    batch.write(side).filter(OutboxRow::waiting).ifPresent(batch::closeWrite);
  }

  private static void settle(SyncBatch batch, Link link, String field, Hold hold) {
    if (hold.kind() == Hold.Kind.REVIEW) {
      batch.settledReviews.add(new Settled(link.marketing(), "field", field));
      return;
    }
    String name =
        hold.system() == SystemName.MARKETING ? field : batch.crmField(link.mapping(), field);
    batch.settle(link.of(hold.system()), name);
  }

  static HistoryRow event(String event, Link link, SyncBatch batch, String reason) {
    return HistoryRow.event(
        event,
        link.mapping(),
        link.marketing(),
        link.crm(),
        batch.ruleSet.version(),
        reason,
        batch.now);
  }
}
