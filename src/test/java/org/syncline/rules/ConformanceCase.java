package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.Pair;
import org.syncline.decision.PairDecider;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.NullSync;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;
import org.syncline.record.Words;

/** One case of a table of field values: what the tables say, put to the real rules. */
record ConformanceCase(Map<String, Object> row) {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  String id() {
    return row.get("id") + " " + behavior();
  }

  String behavior() {
    return (String) row.get("behavior");
  }

  FieldDecision decision(PairDecider decider) {
    return decider.decide(pair()).get(0);
  }

  /** Fails where what is decided does not lead to what the table wants. */
  void check(PairDecider decider) {
    FieldDecision decision = decision(decider);
    assertThat(decision.outcome() == FieldDecision.Outcome.REVIEW)
        .as(decision.reason())
        .isEqualTo("review".equals(row.get("after")));
    if (decision.outcome() == FieldDecision.Outcome.REVIEW) {
      assertThat(decision.writes()).as(decision.reason()).isEmpty();
    } else {
      for (SystemName system : SystemName.values()) {
        assertThat(after(system, decision))
            .as("%s: %s", system, decision.reason())
            .matches(value -> type().same(value, wanted(system)), "is " + wanted(system));
      }
    }
    if (row.containsKey("writes")) {
      assertThat(decision.writes()).as(decision.reason()).hasSize((int) row.get("writes"));
    }
    assertThat(decision.agrees() || decision.rule().isPresent())
        .as("a difference is decided by a rule, not: " + decision.reason())
        .isTrue();
  }

  private FieldValue after(SystemName system, FieldDecision decision) {
    return decision.writes().stream()
        .filter(write -> write.system() == system)
        .map(FieldDecision.FieldWrite::value)
        .findFirst()
        .orElse(FieldValue.of(row.get(system.word())));
  }

  private FieldType type() {
    return Words.parse(FieldType.class, (String) row.getOrDefault("type", "text")).orElseThrow();
  }

  Pair pair() {
    Behavior behavior = Words.parse(Behavior.class, behavior()).orElseThrow();
    FieldMapping field = TestMapping.field("field", type(), behavior, nullSync());
    int skew = (int) row.getOrDefault("skewTolerance", 2);
    Mapping mapping = TestMapping.of(Duration.ofSeconds(skew), tieBreaker(), field);
    return new Pair(
        mapping,
        side(RecordRef.marketing("prospect", "7"), "field", "marketing"),
        side(RecordRef.crm("Lead", "00Q000000000001AAA"), "field__c", "crm"),
        base(),
        NOON);
  }

  private SystemName tieBreaker() {
    return SystemName.of((String) row.getOrDefault("tieBreaker", "crm"));
  }

  private Map<SystemName, NullSync> nullSync() {
    Map<SystemName, NullSync> nullSync = new HashMap<>();
    if (row.get("nullSync") instanceof Map<?, ?> given) {
      given.forEach(
          (system, word) ->
              nullSync.put(
                  SystemName.of((String) system),
                  Words.parse(NullSync.class, (String) word).orElseThrow()));
    }
    return nullSync;
  }

  private RecordSnapshot side(RecordRef ref, String field, String system) {
    Instant at = at(system);
    return new RecordSnapshot(
        ref, at, Map.of(field, FieldValue.of(row.get(system))), Map.of(), ChangedBy.USER, false);
  }

  private Instant at(String system) {
    if (row.containsKey(system + "At")) {
      Object seconds = row.get(system + "At");
      return seconds == null ? null : NOON.plusSeconds((int) seconds);
    }
    boolean newer = system.equals(row.get("newer")) || system.equals(row.get("changed"));
    return newer ? NOON.plusSeconds(60) : NOON;
  }

  private Map<String, Agreed> base() {
    Object base = row.get("base");
    if (base == null || base.equals("none")) {
      return Map.of();
    }
    FieldValue value = FieldValue.of(base);
    return Map.of("field", new Agreed(value, value));
  }

  /** What the table wants of a side; where it gives one value, it is that of both sides. */
  private FieldValue wanted(SystemName system) {
    Object after = row.get("after");
    return FieldValue.of(after instanceof Map<?, ?> sides ? sides.get(system.word()) : after);
  }

  /** The same case with the two systems in each other's place. */
  ConformanceCase mirrored() {
    Map<String, Object> mirrored = new HashMap<>();
    row.forEach((key, value) -> mirrored.put(mirrored(key), mirroredValue(key, value)));
    mirrored.put("tieBreaker", tieBreaker().other().word());
    mirrored.put("id", row.get("id") + " mirrored");
    return new ConformanceCase(mirrored);
  }

  private static Object mirroredValue(String key, Object value) {
    if (value instanceof Map<?, ?> sides) {
      Map<String, Object> swapped = new HashMap<>();
      sides.forEach((system, entry) -> swapped.put(mirrored((String) system), entry));
      return swapped;
    }
    return Set.of("behavior", "newer", "changed").contains(key) ? mirrored((String) value) : value;
  }

  private static String mirrored(String text) {
    return text.contains("marketing")
        ? text.replace("marketing", "crm")
        : text.replace("crm", "marketing");
  }
}
