package org.syncline.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.errors.SyncError;
import org.syncline.matching.Hold;
import org.syncline.matching.Link;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.OutboxField;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** What it means that a write was refused. */
final class Refusal {
  private final DeliveryBatch batch;
  private final OutboxRow row;

  Refusal(DeliveryBatch batch, OutboxRow row) {
    this.batch = batch;
    this.row = row;
  }

  void take(Delivery.Rejected rejected) {
    Optional<Map<String, OutboxField>> rest = rest(rejected);
    if (rest.isPresent()) {
      batch.decided.add(row.decided(rest.get(), row.ruleSet(), batch.now));
      if (row.revisit() || !row.touched().isEmpty()) {
        batch.revisits.add(row.source());
      }
      return;
    }
    batch.closed.add(row.id());
    if (row.target() == null) {
      createRejected(rejected);
      batch.refusedCreates.add(row.id());
    } else if (DeliveryAnswer.orphaned(batch, row)) {
      batch.revisits.add(row.target());
    } else {
      rejected.rejections().forEach(this::refuse);
      batch.revisits.add(row.source());
    }
    if (rejected.rejections().stream().anyMatch(Delivery.Rejection::recordGone)) {
      batch.rereads.put(row.target(), batch.now.plus(batch.readLag));
    }
  }

  /** What is left of a create that was refused for some values only. */
  private Optional<Map<String, OutboxField>> rest(Delivery.Rejected rejected) {
    return Optional.of(row)
        .filter(create -> create.target() == null)
        .flatMap(create -> batch.ruleSet.mappings().named(create.mapping()))
        .flatMap(mapping -> new RefusedValues(row, mapping).rest(rejected.rejections()));
  }

  private void createRejected(Delivery.Rejected rejected) {
    Mirrored source = batch.mirrors.get(row.source());
    if (source != null) {
      String ruleSet = batch.ruleSet.version();
      batch.put(source.refused(CreateStep.fingerprint(row, ruleSet)));
    }
    rejected
        .rejections()
        .forEach(why -> batch.errors.add(error(row.source(), null, "", why, FieldValue.BLANK)));
  }

  /** The fields that it names are held; where it names none, the whole write is. */
  private void refuse(Delivery.Rejection why) {
    List<String> named = why.fields().stream().filter(row.fields()::containsKey).toList();
    List<String> refused = named.isEmpty() ? List.copyOf(row.fields().keySet()) : named;
    Link link = batch.links.get(row.target());
    if (link != null) {
      Map<String, Hold> holds = new HashMap<>(link.holds());
      refused.forEach(name -> holds.put(row.fields().get(name).field(), hold(name)));
      batch.put(link.with(link.base(), holds));
    }
    if (named.isEmpty()) {
      batch.errors.add(error(row.target(), row.source(), "", why, FieldValue.BLANK));
    }
    named.forEach(
        name ->
            batch.errors.add(
                error(row.target(), row.source(), name, why, row.fields().get(name).value())));
  }

  private Hold hold(String name) {
    OutboxField field = row.fields().get(name);
    return new Hold(
        Hold.Kind.REJECTED,
        row.system(),
        field.marketing(),
        field.crm(),
        field.value(),
        batch.ruleSet.version());
  }

  private SyncError error(
      RecordRef record, RecordRef partner, String field, Delivery.Rejection why, FieldValue value) {
    return SyncError.open(
        record,
        partner,
        field,
        "rejected",
        why.code(),
        why.message(),
        value,
        batch.ruleSet.version(),
        batch.now);
  }
}
