package org.syncline.sync;

import java.util.HashMap;
import java.util.Map;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.Pair;
import org.syncline.mapping.Mapping;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.OutboxField;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/**
 * What a create brings upon its source: a new record shows blanks and the system's own defaults
 * where it was given nothing, and the rules may let those win. Foreseen for the plan; decided anew
 * when the record is there.
 */
final class Follows {
  private final SyncBatch batch;
  private final Mirrored source;
  private final SystemName missing;
  private final Mapping mapping;

  Follows(SyncBatch batch, Mirrored source, SystemName missing, Mapping mapping) {
    this.batch = batch;
    this.source = source;
    this.missing = missing;
    this.mapping = mapping;
  }

  /** By the source's field name. */
  Map<String, OutboxField> of(Map<String, OutboxField> written, Map<String, FieldValue> defaults) {
    Pair pair = pair(made(written, defaults), base(written));
    Map<String, OutboxField> follows = new HashMap<>();
    for (FieldDecision decision : batch.ruleSet.decider().decide(pair)) {
      decision.writes().stream()
          .filter(write -> write.system() != missing)
          .forEach(write -> follows.put(write.field(), field(pair, decision, write)));
    }
    return follows;
  }

  private Pair pair(RecordSnapshot made, Map<String, Agreed> base) {
    RecordSnapshot known = source.snapshot();
    boolean toCrm = missing == SystemName.CRM;
    return new Pair(mapping, toCrm ? known : made, toCrm ? made : known, base, batch.now);
  }

  private RecordSnapshot made(Map<String, OutboxField> written, Map<String, FieldValue> defaults) {
    Map<String, FieldValue> fields = new HashMap<>();
    mapping
        .fieldNames(missing)
        .forEach(name -> fields.put(name, defaults.getOrDefault(name, FieldValue.BLANK)));
    written.forEach((name, field) -> fields.put(name, field.value()));
    return new RecordSnapshot(null, batch.now, fields, Map.of(), ChangedBy.SYNCLINE, false);
  }

  private static Map<String, Agreed> base(Map<String, OutboxField> written) {
    Map<String, Agreed> base = new HashMap<>();
    written
        .values()
        .forEach(field -> base.put(field.field(), new Agreed(field.marketing(), field.crm())));
    return base;
  }

  private static OutboxField field(Pair pair, FieldDecision decision, FieldWrite write) {
    String name = decision.field().marketing();
    return new OutboxField(
        write.value(),
        name,
        pair.marketing().field(name),
        pair.crm().field(decision.field().crm()),
        decision.rule().orElse(""),
        decision.writes().size() > 1,
        WriteEffect.of(pair, decision.field(), write));
  }
}
