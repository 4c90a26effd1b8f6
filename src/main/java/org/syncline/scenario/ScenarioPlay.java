package org.syncline.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.intake.Change;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSet;
import org.syncline.sync.SyncRehearsal;
import org.syncline.sync.SyncRehearsal.Decided;

/** One scenario under way: its records, its clock, and what its rules say. */
final class ScenarioPlay {
  /** A write that makes another one, and so on, would go on for ever. */
  private static final int MOST_DELIVERIES = 20;

  private final Given given;
  private final RecordedRules rules;
  private final SyncRehearsal rehearsal;
  private final Map<SystemName, RecordRef> pair = new EnumMap<>(SystemName.class);
  private Instant now;

  ScenarioPlay(Scenario scenario, RuleSet ruleSet) {
    given = scenario.given();
    given.pair().forEach((system, record) -> pair.put(system, record.ref()));
    rules = new RecordedRules(scenario.ownRules().orElse(ruleSet));
    rehearsal = new SyncRehearsal(rules.with(scenario.mappings()));
    now = given.now();
    Instant first = now.plus(scenario.steps().get(0).after());
    new GivenRecords(given, first).into(rehearsal, scenario.steps().get(0).when());
  }

  Played play(Step step) {
    now = now.plus(step.after());
    Set<SystemName> missing = missing(step.when());
    List<Change> changes =
        step.when().systems().stream()
            .filter(system -> !missing.contains(system))
            .map(system -> change(step.when(), pair.get(system)))
            .toList();
    List<Decided> decided = new ArrayList<>(List.of(rehearsal.decide(changes, now)));
    while (step.deliver() && !last(decided).waiting().isEmpty()) {
      if (decided.size() > MOST_DELIVERIES) {
        throw new IllegalStateException("writes follow from writes without end");
      }
      decided.add(rehearsal.deliver(now));
    }
    meetPartner();
    return played(decided, missing);
  }

  private static Decided last(List<Decided> decided) {
    return decided.get(decided.size() - 1);
  }

  private Set<SystemName> missing(Happening when) {
    boolean back = when.kind() == Happening.Kind.RESTORED;
    return when.systems().stream()
        .filter(system -> !pair.containsKey(system) || !back && values(system).isEmpty())
        .collect(Collectors.toSet());
  }

  private Optional<Map<String, FieldValue>> values(SystemName system) {
    return Optional.ofNullable(pair.get(system)).flatMap(rehearsal::values);
  }

  private Change change(Happening when, RecordRef ref) {
    return switch (when.kind()) {
      case CHANGED, READ -> rehearsal.read(ref, now);
      case EDITED -> rehearsal.edit(ref, when.edits().get(ref.system()), when.by(), now);
      case DELETED -> rehearsal.delete(ref, now);
      case RESTORED -> rehearsal.edit(ref, Map.of(), when.by(), now);
    };
  }

  /** What was created or linked is the scenario's other record from now on. */
  private void meetPartner() {
    List.copyOf(pair.values())
        .forEach(
            known ->
                rehearsal
                    .partner(known)
                    .ifPresent(partner -> pair.putIfAbsent(partner.system(), partner)));
  }

  private Played played(List<Decided> decided, Set<SystemName> missing) {
    Map<SystemName, Map<String, FieldValue>> after = new EnumMap<>(SystemName.class);
    for (SystemName system : SystemName.values()) {
      values(system).ifPresent(values -> after.put(system, values));
    }
    return new Played(
        missing,
        each(decided, Decided::waiting).flatMap(PlayedWrite::of).toList(),
        each(decided, Decided::history).map(PlayedRows::of).toList(),
        each(decided, Decided::errors).map(PlayedRows::of).toList(),
        each(decided, Decided::reviews).map(PlayedRows::of).toList(),
        each(decided, Decided::actions).map(PlayedRows::of).toList(),
        each(decided, Decided::assigned).reduce((one, later) -> later).map(PlayedRows::of).stream()
            .toList(),
        rules.take(),
        after);
  }

  private static <T> Stream<T> each(List<Decided> decided, Function<Decided, Collection<T>> what) {
    return decided.stream().flatMap(one -> what.apply(one).stream());
  }
}
