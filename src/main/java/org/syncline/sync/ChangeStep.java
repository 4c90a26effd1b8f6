package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.decision.Agreed;
import org.syncline.intake.Change;
import org.syncline.mapping.FieldMapping;
import org.syncline.matching.Link;
import org.syncline.matching.MatchKeys;
import org.syncline.mirror.Absorption;
import org.syncline.mirror.Absorption.Absorbed;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Written;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** Takes a batch's changes into the mirror, and into what they mean for links and open writes. */
@ApplicationScoped
class ChangeStep {
  void apply(SyncBatch batch) {
    Map<String, Map<String, FieldType>> types = new HashMap<>();
    for (Change change : batch.changes) {
      RecordRef ref = change.record();
      Map<String, FieldType> ofObject =
          types.computeIfAbsent(
              ref.system() + "/" + ref.object(),
              key -> batch.ruleSet.mappings().types(ref.system(), ref.object()));
      apply(batch, change, ofObject);
    }
  }

  private void apply(SyncBatch batch, Change change, Map<String, FieldType> types) {
    RecordRef ref = change.record();
    Optional<Mirrored> before = batch.mirror(ref);
    Optional<OutboxRow> write = batch.write(ref);
    Absorbed absorbed = Absorption.absorb(before, change, types, underWay(write));
    Mirrored after =
        MatchKeys.keyed(
            absorbed.mirrored(), batch.ruleSet.mappings().of(ref.system(), ref.object()));
    if (!before.map(after::equals).orElse(false)) {
      batch.put(after);
    }
    if (absorbed.reread()) {
      batch.reread(ref, trustedFrom(after, batch.now));
    }
    rebase(batch, ref, absorbed.rewritten());
    overwritten(batch, ref, absorbed.overwritten());
    write.ifPresent(row -> arrived(batch, row, absorbed.ours()));
    write.ifPresent(row -> meet(batch, row, change, absorbed));
    new RecordLife(batch).changed(before, change, after, !absorbed.moved().isEmpty());
  }

  /** Our write is the ancestor then: an edit that the partner took meanwhile is the newer one. */
  private static void overwritten(SyncBatch batch, RecordRef ref, Map<String, Written> marks) {
    Optional<Link> link = batch.link(ref);
    if (marks.isEmpty() || link.isEmpty()) {
      return;
    }
    Map<String, Agreed> base = new HashMap<>(link.get().base());
    boolean crm = ref.system() == SystemName.CRM;
    batch.ruleSet.mappings().named(link.get().mapping()).stream()
        .flatMap(mapping -> mapping.fields().stream())
        .filter(field -> marks.containsKey(field.name(ref.system())))
        .forEach(
            field -> {
              Written mark = marks.get(field.name(ref.system()));
              base.put(
                  field.marketing(),
                  crm
                      ? new Agreed(mark.partner(), mark.value())
                      : new Agreed(mark.value(), mark.partner()));
            });
    batch.put(link.get().with(base, link.get().holds()));
  }

  /** What was sent and not yet answered: the record may show it already. */
  private static Map<String, FieldValue> underWay(Optional<OutboxRow> write) {
    return write.filter(row -> !row.waiting()).map(row -> row.write().fields()).orElse(Map.of());
  }

  /** A read shows our write before its answer tells: base moves, whatever the source does since. */
  private static void arrived(SyncBatch batch, OutboxRow row, Map<String, FieldValue> ours) {
    Link link = batch.link(row.target()).orElse(null);
    if (ours.isEmpty() || !Confirmed.decidedFor(link, row, row.target())) {
      return;
    }
    Confirmed confirmed =
        new Confirmed(batch.ruleSet, link, row.system(), batch.mirror(row.source()));
    Map<String, Agreed> base = new HashMap<>(link.base());
    ours.forEach((name, value) -> confirmed.rebase(base, row.fields().get(name), value));
    batch.put(link.with(base, link.holds()));
  }

  private static Instant trustedFrom(Mirrored mirrored, Instant now) {
    return mirrored.written().values().stream()
        .map(Written::trustedFrom)
        .max(Instant::compareTo)
        .filter(now::isBefore)
        .orElse(now);
  }

  /** The target's own form of what we sent counts as agreed until either side moves. */
  private static void rebase(SyncBatch batch, RecordRef ref, Map<String, FieldValue> rewritten) {
    Optional<Link> link = batch.link(ref);
    if (rewritten.isEmpty() || link.isEmpty()) {
      return;
    }
    Map<String, Agreed> base = new HashMap<>(link.get().base());
    batch
        .ruleSet
        .mappings()
        .named(link.get().mapping())
        .ifPresent(
            mapping ->
                mapping.fields().forEach(field -> rebase(base, field, ref.system(), rewritten)));
    batch.put(link.get().with(base, link.get().holds()));
  }

  private static void rebase(
      Map<String, Agreed> base,
      FieldMapping field,
      SystemName system,
      Map<String, FieldValue> rewritten) {
    FieldValue stored = rewritten.get(field.name(system));
    if (stored != null) {
      base.computeIfPresent(
          field.marketing(),
          (name, agreed) ->
              system == SystemName.MARKETING
                  ? new Agreed(stored, agreed.crm())
                  : new Agreed(agreed.marketing(), stored));
    }
  }

  /** A change of a record to which a write is open. */
  private static void meet(SyncBatch batch, OutboxRow row, Change change, Absorbed absorbed) {
    if (row.state() == OutboxRow.State.SENDING) {
      Set<String> touched = new HashSet<>(row.touched());
      touched.addAll(absorbed.moved());
      batch.changeWrite(row.during(true, touched));
    } else if (row.state() == OutboxRow.State.UNKNOWN && showsFate(row, change)) {
      batch.changeWrite(row.decided(row.fields(), row.ruleSet(), batch.now));
    }
  }

  /** Only a read that began late enough tells whether a write with a lost answer was made. */
  private static boolean showsFate(OutboxRow row, Change change) {
    return change.readStartedAt().map(began -> !began.isBefore(row.notBefore())).orElse(false);
  }
}
