package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.syncline.database.Rows;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.Pair;
import org.syncline.history.HistoryRow;
import org.syncline.mapping.CreateWhen;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.matching.MatchKeys;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.OutboxField;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/** Decides whether a record that has no partner gets one made, and puts that into the outbox. */
@ApplicationScoped
class CreateStep {
  private static final Logger LOG = Logger.getLogger(CreateStep.class);
  private static final String RULE = "create";

  private final NewRecords newRecords;

  CreateStep(NewRecords newRecords) {
    this.newRecords = newRecords;
  }

  void create(SyncBatch batch, Mirrored source, SystemName missing) {
    Optional<Mapping> mapping =
        mapping(batch, source, missing).filter(one -> !sharedKeys(source).isEmpty());
    if (missing == SystemName.CRM && mapping.filter(one -> asks(batch, one, source)).isPresent()) {
      batch.unassigned.put(source.ref(), mapping.get());
      return;
    }
    mapping
        .filter(one -> wanted(one, source, missing))
        .ifPresentOrElse(
            one -> create(batch, source, missing, one, Owned.NOT),
            () -> batch.dropCreate(source.ref()));
  }

  /**
   * Whether somebody was found who owns it.
   *
   * @param owner the CRM's id; empty where nobody was found, or the CRM chooses
   * @param byActiveRule whether the CRM's active assignment rule chooses
   */
  record Owned(Optional<FieldValue> owner, boolean byActiveRule) {
    static final Owned NOT = new Owned(Optional.empty(), false);
    static final Owned BY_ACTIVE_RULE = new Owned(Optional.empty(), true);

    static Owned by(FieldValue owner) {
      return new Owned(Optional.of(owner), false);
    }

    boolean found() {
      return owner.isPresent() || byActiveRule;
    }
  }

  /** Who has asked for an owner has a record made, if there is one. */
  void createFor(SyncBatch batch, Mirrored prospect, Mapping mapping, Owned owned) {
    if (owned.found() || wanted(mapping, prospect, SystemName.CRM)) {
      create(batch, prospect, SystemName.CRM, mapping, owned);
    } else {
      batch.dropCreate(prospect.ref());
    }
  }

  /** Whether an owner has to be found first: none is there, or none that the CRM knows. */
  private static boolean asks(SyncBatch batch, Mapping mapping, Mirrored prospect) {
    boolean known =
        mapping
            .ownerField()
            .map(field -> prospect.field(field.marketing()).present())
            .orElse(false);
    boolean assigned = mapping.assigned(prospect::field);
    return !known && (assigned || batch.ruleSet.asked().assigns());
  }

  /** Under reverse sync contacts are created instead of leads. */
  private static Optional<Mapping> mapping(SyncBatch batch, Mirrored source, SystemName missing) {
    List<Mapping> mappings =
        batch.ruleSet.mappings().of(source.ref().system(), source.ref().object());
    Comparator<Mapping> reverseFirst = Comparator.comparing(mapping -> !mapping.reverseSync());
    return mappings.stream()
        .filter(mapping -> mapping.create(missing) != CreateWhen.NEVER || mapping.reverseSync())
        .min(reverseFirst.thenComparing(Mapping::priority));
  }

  private static boolean wanted(Mapping mapping, Mirrored source, SystemName missing) {
    boolean always = mapping.create(missing) == CreateWhen.ALWAYS;
    boolean assigned = mapping.assigned(source::field);
    return always || missing == SystemName.CRM && assigned;
  }

  /** A person without any value to be recognised by would be created again and again. */
  private static Set<String> sharedKeys(Mirrored source) {
    return MatchKeys.linking(source.matchKeys()).stream()
        .filter(key -> !key.contains("=Id:"))
        .collect(Collectors.toSet());
  }

  private void create(
      SyncBatch batch, Mirrored unowned, SystemName missing, Mapping mapping, Owned owned) {
    Mirrored source =
        owned
            .owner()
            .flatMap(id -> mapping.ownerField().map(field -> unowned.with(field.marketing(), id)))
            .orElse(unowned);
    RecordSnapshot known = source.snapshot();
    boolean fromMarketing = missing == SystemName.CRM;
    Pair pair =
        new Pair(
            mapping,
            fromMarketing ? known : null,
            fromMarketing ? null : known,
            Map.of(),
            batch.now);
    List<FieldWrite> writes = batch.ruleSet.decider().create(pair, missing);
    Map<String, OutboxField> fields = fields(source, missing, mapping, writes);
    Optional<OutboxRow> waiting = batch.create(source.ref());
    if (waiting.isPresent()) {
      OutboxRow row = waiting.get().bringing(follows(batch, source, missing, mapping, fields));
      renew(batch, source, row.assignedByRule(owned.byActiveRule()), mapping, fields);
      return;
    }
    String refused = batch.ruleSet.version() + Rows.json(values(fields)).hashCode();
    if (refused.equals(source.refused()) || !claimed(batch, source)) {
      return;
    }
    batch.newWrites.add(
        row(batch, source, missing, mapping, fields)
            .assignedByRule(owned.byActiveRule())
            .bringing(follows(batch, source, missing, mapping, fields)));
    batch.history.add(history(batch, source, mapping, missing).writing(written(missing, fields)));
  }

  private Map<String, OutboxField> follows(
      SyncBatch batch,
      Mirrored source,
      SystemName missing,
      Mapping mapping,
      Map<String, OutboxField> fields) {
    if (!newRecords.askable()) {
      return Map.of();
    }
    try {
      return new Follows(batch, source, missing, mapping)
          .of(fields, newRecords.defaults(missing, mapping.object(missing)));
    } catch (RuntimeException e) {
      // a rule fails on the new record; the create does not depend on it, and its link will tell
      LOG.debugf(e, "What the create for %s brings is not foreseen", source.ref());
      return Map.of();
    }
  }

  /** A waiting create follows its source: other values, and other keys to speak for. */
  private void renew(
      SyncBatch batch,
      Mirrored source,
      OutboxRow row,
      Mapping mapping,
      Map<String, OutboxField> fields) {
    if (!row.mapping().equals(mapping.name())) {
      batch.dropCreate(source.ref());
      batch.revisits.add(source.ref());
    } else if (claimed(batch, source)) {
      batch.changeCreate(row.decided(fields, batch.ruleSet.version(), row.notBefore()));
    } else {
      batch.dropCreate(source.ref());
    }
  }

  private static Map<String, FieldValue> values(Map<String, OutboxField> fields) {
    Map<String, FieldValue> values = new java.util.TreeMap<>();
    fields.forEach((name, field) -> values.put(name, field.value()));
    return values;
  }

  /** What is remembered of a refused create, so that it is not sent again as it is. */
  static String fingerprint(OutboxRow row, String ruleSet) {
    return ruleSet + Rows.json(values(row.fields())).hashCode();
  }

  private static boolean claimed(SyncBatch batch, Mirrored source) {
    return batch.claims.take(source.ref(), sharedKeys(source));
  }

  private static Map<String, OutboxField> fields(
      Mirrored source, SystemName missing, Mapping mapping, List<FieldWrite> writes) {
    Map<String, OutboxField> fields = new HashMap<>();
    for (FieldWrite write : writes) {
      mapping.fields().stream()
          .filter(field -> field.name(missing).equals(write.field()))
          .findFirst()
          .ifPresent(field -> fields.put(write.field(), field(source, missing, field, write)));
    }
    if (missing == SystemName.MARKETING) {
      carryId(source.ref(), mapping, fields);
    }
    return fields;
  }

  private static OutboxField field(
      Mirrored source, SystemName missing, FieldMapping field, FieldWrite write) {
    boolean standsIn = field.read(missing, write.value()).blank();
    // a value that could not be taken is not agreed on by what stands in for it
    FieldValue theirs = standsIn ? FieldValue.BLANK : source.field(field.name(missing.other()));
    return missing == SystemName.CRM
        ? new OutboxField(
            write.value(), field.marketing(), theirs, write.value(), RULE, false, null)
        : new OutboxField(
            write.value(), field.marketing(), write.value(), theirs, RULE, false, null);
  }

  /** A prospect that is made for a CRM record carries its id from the start. */
  private static void carryId(RecordRef crm, Mapping mapping, Map<String, OutboxField> fields) {
    FieldValue id = FieldValue.of(crm.id());
    mapping.match().stream()
        .filter(MatchKeys::byId)
        .map(MatchPair::marketing)
        .forEach(
            name -> fields.putIfAbsent(name, new OutboxField(id, name, id, id, RULE, false, null)));
  }

  private static OutboxRow row(
      SyncBatch batch,
      Mirrored source,
      SystemName missing,
      Mapping mapping,
      Map<String, OutboxField> fields) {
    Instant now = batch.now;
    return new OutboxRow(
        0,
        missing,
        mapping.object(missing),
        Write.Kind.CREATE,
        null,
        source.ref(),
        mapping.name(),
        fields,
        null,
        batch.ruleSet.version(),
        OutboxRow.State.WAITING,
        false,
        false,
        false,
        Set.of(),
        0,
        now,
        now,
        null,
        null);
  }

  private static List<FieldWrite> written(SystemName missing, Map<String, OutboxField> fields) {
    return fields.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new FieldWrite(missing, entry.getKey(), entry.getValue().value()))
        .toList();
  }

  private static HistoryRow history(
      SyncBatch batch, Mirrored source, Mapping mapping, SystemName missing) {
    boolean fromMarketing = missing == SystemName.CRM;
    return HistoryRow.event(
        "create",
        mapping.name(),
        fromMarketing ? source.ref() : null,
        fromMarketing ? null : source.ref(),
        batch.ruleSet.version(),
        "no " + mapping.object(missing) + " matches, and the mapping creates one",
        batch.now);
  }
}
