package org.syncline.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.decision.Agreed;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.history.HistoryRow;
import org.syncline.matching.Hold;
import org.syncline.matching.Link;
import org.syncline.matching.MatchKeys;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.mirror.Written;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.OutboxField;
import org.syncline.outbox.OutboxRepository.Onward;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.RetryDelay;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** What the answer to one write means. */
final class DeliveryAnswer implements Delivery.Cases<Void> {
  /** What was sent when the connection or we broke off may still be carried out. */
  private static final Duration STILL_UNDER_WAY = Duration.ofSeconds(10);

  private final DeliveryBatch batch;
  private final OutboxRow row;

  DeliveryAnswer(DeliveryBatch batch, OutboxRow row) {
    this.batch = batch;
    this.row = row;
  }

  static Delivery.Cases<Void> to(DeliveryBatch batch, OutboxRow row) {
    return row.kind().ofLife() ? new LifeAnswer(batch, row) : new DeliveryAnswer(batch, row);
  }

  @Override
  public Void delivered(Delivery.Delivered delivered) {
    batch.closed.add(row.id());
    RecordRef target = new RecordRef(row.system(), row.object(), delivered.recordId());
    if (row.target() == null) {
      created(target);
    }
    Link link = batch.links.get(target);
    if (Confirmed.decidedFor(link, row, target)) {
      wrote(link, target, delivered);
    } else {
      batch.rereads.put(target, batch.now.plus(batch.readLag));
    }
    if (row.revisit() || !row.touched().isEmpty()) {
      batch.revisits.add(row.source());
    }
    if (!row.touched().isEmpty()) {
      batch.rereads.put(target, batch.now.plus(batch.readLag));
    }
    return null;
  }

  private void created(RecordRef target) {
    boolean fromMarketing = row.system() == SystemName.CRM;
    RecordRef marketing = fromMarketing ? row.source() : target;
    RecordRef crm = fromMarketing ? target : row.source();
    batch.made.add(target);
    batch.revisits.addAll(List.of(row.source(), target));
    if (batch.links.containsKey(row.source()) || batch.links.containsKey(target)) {
      return;
    }
    String reason = "created for " + row.source();
    batch.put(Link.fresh(row.mapping(), marketing, crm, reason));
    batch.history.add(
        HistoryRow.event("link", row.mapping(), marketing, crm, row.ruleSet(), reason, batch.now));
    Mirrored known = batch.mirrors.get(target);
    batch.put(known == null ? mirrored(target) : known.standing(Standing.LINKED));
    Mirrored source = batch.mirrors.get(row.source());
    if (source != null) {
      batch.put(source.standing(Standing.LINKED));
    }
    batch.settledErrors.add(new SyncErrorRepository.Settled(row.source(), ""));
    batch.rereads.put(target, batch.now.plus(batch.readLag));
  }

  private Mirrored mirrored(RecordRef target) {
    Mirrored made =
        new Mirrored(
            target,
            Instant.EPOCH,
            batch.now,
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            ChangedBy.SYNCLINE,
            false,
            Set.of(),
            Standing.LINKED,
            null);
    row.fields().forEach((name, field) -> made.fields().put(name, field.value()));
    return MatchKeys.keyed(made, batch.ruleSet.mappings().of(target.system(), target.object()));
  }

  /**
   * Base moves for a touched field too: whichever came last there, the edit is newer than what both
   * sides had agreed on. The mirror keeps the edit until the record is read again.
   */
  private void wrote(Link link, RecordRef target, Delivery.Delivered delivered) {
    Map<String, Agreed> base = new HashMap<>(link.base());
    Map<String, Hold> holds = new HashMap<>(link.holds());
    Mirrored mirrored = batch.mirrors.get(target);
    Map<String, FieldValue> values = new HashMap<>(mirrored.fields());
    Map<String, Written> marks = new HashMap<>(mirrored.written());
    Confirmed confirmed =
        new Confirmed(
            batch.ruleSet,
            link,
            row.system(),
            Optional.ofNullable(batch.mirrors.get(link.of(row.system().other()))));
    row.fields()
        .forEach(
            (name, field) -> {
              FieldValue stored = delivered.stored().getOrDefault(name, field.value());
              marks.put(name, mark(name, stored, mirrored, delivered));
              if (!row.touched().contains(name)) {
                values.put(name, stored);
              }
              boolean agreed = confirmed.rebase(base, field, stored);
              if (!agreed) {
                batch.revisits.add(row.source());
              }
              settle(holds, field, target, name, agreed);
            });
    batch.put(mirrored.wrote(values, marks, batch.now));
    batch.put(link.with(base, holds));
  }

  private Written mark(
      String name, FieldValue stored, Mirrored mirrored, Delivery.Delivered delivered) {
    OutboxField field = row.fields().get(name);
    return new Written(
        stored,
        batch.now,
        delivered.stamp().orElse(null),
        batch.now.plus(batch.readLag),
        mirrored.field(name),
        row.system() == SystemName.CRM ? field.marketing() : field.crm(),
        row.touched().contains(name));
  }

  /** What a person decided holds until it stands on both sides. */
  private void settle(
      Map<String, Hold> holds, OutboxField field, RecordRef target, String name, boolean agreed) {
    Hold held = holds.get(field.field());
    boolean done = held != null && (held.kind() != Hold.Kind.TAKEN || agreed);
    if (done && held.kind() != Hold.Kind.REVIEW) {
      holds.remove(field.field());
      batch.settledErrors.add(new SyncErrorRepository.Settled(target, name));
      batch.settledErrors.add(new SyncErrorRepository.Settled(target, ""));
    }
  }

  @Override
  public Void retryLater(Delivery.RetryLater retry) {
    if (orphaned(batch, row)) {
      batch.closed.add(row.id());
      batch.revisits.add(row.target());
      return null;
    }
    Duration after = retry.after().orElse(RetryDelay.after(row.attempts()));
    onward(OutboxRow.State.WAITING, true, batch.now.plus(after), retry.reason());
    batch.revisits.add(row.source());
    return null;
  }

  @Override
  public Void unknown(Delivery.Unknown unknown) {
    Instant tellable = batch.now.plus(longer(batch.readLag));
    onward(OutboxRow.State.UNKNOWN, false, tellable, unknown.reason());
    if (row.target() != null) {
      batch.rereads.put(row.target(), tellable);
    }
    return null;
  }

  /** When a write with a lost answer shows, or surely was not made. */
  static Duration longer(Duration readLag) {
    return readLag.compareTo(STILL_UNDER_WAY) > 0 ? readLag : STILL_UNDER_WAY;
  }

  /** Whether the link that it was decided for has ended. */
  static boolean orphaned(DeliveryBatch batch, OutboxRow row) {
    return row.target() != null
        && !Confirmed.decidedFor(batch.links.get(row.target()), row, row.target());
  }

  private void onward(OutboxRow.State state, boolean held, Instant notBefore, String reason) {
    batch.onward.add(new Onward(row.id(), state, held, notBefore, reason));
  }

  @Override
  public Void rejected(Delivery.Rejected rejected) {
    new Refusal(batch, row).take(rejected);
    return null;
  }
}
