package org.syncline.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.FieldWords;
import org.syncline.decision.Pair;
import org.syncline.decision.PairDecider;
import org.syncline.decision.RulePairDecider;
import org.syncline.intake.Change;
import org.syncline.mapping.FieldMapping;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;
import org.syncline.scenario.Given.GivenRecord;
import org.syncline.sync.SyncRehearsal;

/** Puts what a scenario gives in place. */
final class GivenRecords {
  private static final Duration EARLIER = Duration.ofHours(1);

  /** Whether two values agree is no question for rules. */
  private static final PairDecider WITHOUT_RULES =
      new RulePairDecider((differences, known) -> List.of());

  private final Given given;
  private final Instant first;

  /**
   * @param first when the first thing happens
   */
  GivenRecords(Given given, Instant first) {
    this.given = given;
    this.first = first;
  }

  void into(SyncRehearsal rehearsal, Happening when) {
    given.also().forEach(record -> rehearsal.know(seen(record, earlier())));
    Map<SystemName, Change> pair = new HashMap<>();
    given.pair().forEach((system, record) -> pair.put(system, seen(record, at(when, system))));
    pair.values().forEach(rehearsal::know);
    if (given.linked()) {
      Change marketing = pair.get(SystemName.MARKETING);
      Change crm = pair.get(SystemName.CRM);
      rehearsal.link(
          given.mapping().name(), marketing.record(), crm.record(), base(marketing, crm));
    }
    given.kept().forEach(one -> rehearsal.keep(person(), one.ref(), one.fields()));
  }

  /** Whoever is given: the other one is made of it, or linked with it. */
  private RecordRef person() {
    return Stream.of(SystemName.MARKETING, SystemName.CRM)
        .filter(given.pair()::containsKey)
        .map(system -> given.pair().get(system).ref())
        .findFirst()
        .orElseThrow();
  }

  private Instant earlier() {
    return given.now().minus(EARLIER);
  }

  /** The record that is the one that changed did so now, the other one earlier. */
  private Instant at(Happening when, SystemName system) {
    boolean changed = when.kind() == Happening.Kind.CHANGED && when.systems().contains(system);
    return changed ? first : earlier();
  }

  private static Change seen(GivenRecord record, Instant otherwise) {
    Instant at = record.modifiedAt().orElse(otherwise);
    return new Change(
        record.ref(),
        at,
        record.fields(),
        record.fieldTimes(),
        false,
        record.changedBy(),
        Optional.of(at),
        Optional.empty());
  }

  /** Linked records that show the same have agreed on it, as they would have in the pipeline. */
  private Map<String, Agreed> base(Change marketing, Change crm) {
    Map<String, Agreed> base = new HashMap<>();
    Pair pair =
        new Pair(given.mapping(), snapshot(marketing), snapshot(crm), Map.of(), given.now());
    WITHOUT_RULES.decide(pair).stream()
        .filter(FieldDecision::agrees)
        .map(FieldDecision::field)
        .forEach(field -> base.put(field.marketing(), shown(pair, field)));
    given
        .base()
        .forEach(
            (name, value) ->
                given.mapping().byMarketing(name).ifPresent(f -> base.put(name, agreed(f, value))));
    return base;
  }

  private static Agreed shown(Pair pair, FieldMapping field) {
    return new Agreed(pair.marketing().field(field.marketing()), pair.crm().field(field.crm()));
  }

  private static Agreed agreed(FieldMapping field, FieldValue value) {
    return new Agreed(value, FieldWords.translate(field, SystemName.MARKETING, value));
  }

  private static RecordSnapshot snapshot(Change change) {
    return new RecordSnapshot(
        change.record(),
        change.modifiedAt(),
        change.fields(),
        change.fieldTimes(),
        change.changedBy(),
        false);
  }
}
