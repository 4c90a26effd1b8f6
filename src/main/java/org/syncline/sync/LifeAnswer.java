package org.syncline.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.OutboxRepository.Onward;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.RetryDelay;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** What the answer to an archiving or a restoring means. */
final class LifeAnswer implements Delivery.Cases<Void> {
  private final DeliveryBatch batch;
  private final OutboxRow row;

  LifeAnswer(DeliveryBatch batch, OutboxRow row) {
    this.batch = batch;
    this.row = row;
  }

  @Override
  public Void delivered(Delivery.Delivered delivered) {
    batch.closed.add(row.id());
    done();
    return null;
  }

  private void done() {
    Mirrored known = batch.mirrors.get(row.target());
    boolean alive = row.kind() == Write.Kind.RESTORE;
    Instant trusted = batch.now.plus(batch.readLag);
    batch.put(known.lives(alive, batch.now, trusted));
    batch.settledErrors.add(new SyncErrorRepository.Settled(row.target(), ""));
    batch.revisits.addAll(List.of(row.target(), row.source()));
    if (alive) {
      batch.rereads.put(row.target(), trusted);
    }
  }

  @Override
  public Void retryLater(Delivery.RetryLater retry) {
    Duration after = retry.after().orElse(RetryDelay.after(row.attempts()));
    onward(OutboxRow.State.WAITING, batch.now.plus(after), retry.reason());
    batch.revisits.add(row.source());
    return null;
  }

  @Override
  public Void unknown(Delivery.Unknown unknown) {
    Instant tellable = batch.now.plus(DeliveryAnswer.longer(batch.readLag));
    onward(OutboxRow.State.UNKNOWN, tellable, unknown.reason());
    batch.rereads.put(row.target(), tellable);
    return null;
  }

  private void onward(OutboxRow.State state, Instant notBefore, String reason) {
    batch.onward.add(new Onward(row.id(), state, false, notBefore, reason));
  }

  /** What is gone already needs no archiving. */
  @Override
  public Void rejected(Delivery.Rejected rejected) {
    batch.closed.add(row.id());
    boolean gone = rejected.rejections().stream().anyMatch(Delivery.Rejection::recordGone);
    RecordRef target = row.target();
    if (gone && row.kind() == Write.Kind.ARCHIVE) {
      done();
      return null;
    }
    Mirrored known = batch.mirrors.get(target);
    batch.put(known.refused(row.kind().word()));
    rejected.rejections().forEach(why -> batch.errors.add(error(why)));
    return null;
  }

  private SyncError error(Delivery.Rejection why) {
    return SyncError.open(
        row.target(),
        row.source(),
        "",
        "rejected",
        why.code(),
        row.kind().word() + ": " + why.message(),
        FieldValue.BLANK,
        batch.ruleSet.version(),
        batch.now);
  }
}
