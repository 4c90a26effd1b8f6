package org.syncline.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return row.get("id") + " " + row.get("behavior");
  }

  String behavior() {
    return (String) row.get("behavior");
  }

  /** The values of both sides after what was decided is written. */
  record After(Object marketing, Object crm, int writes, boolean review, String reason) {}

  After run(PairDecider decider) {
    List<FieldDecision> decisions = decider.decide(pair());
    FieldDecision decision = decisions.get(0);
    Map<SystemName, FieldValue> values = new HashMap<>();
    values.put(SystemName.MARKETING, FieldValue.of(row.get("marketing")));
    values.put(SystemName.CRM, FieldValue.of(row.get("crm")));
    decision.writes().forEach(write -> values.put(write.system(), write.value()));
    return new After(
        values.get(SystemName.MARKETING).text(),
        values.get(SystemName.CRM).text(),
        decision.writes().size(),
        decision.outcome() == FieldDecision.Outcome.REVIEW,
        decision.reason());
  }

  private Pair pair() {
    FieldType type =
        Words.parse(FieldType.class, (String) row.getOrDefault("type", "text")).orElseThrow();
    Behavior behavior = Words.parse(Behavior.class, behavior()).orElseThrow();
    FieldMapping field = TestMapping.field("field", type, behavior, nullSync());
    int skew = (int) row.getOrDefault("skewTolerance", 2);
    Mapping mapping = TestMapping.of(Duration.ofSeconds(skew), field);
    return new Pair(
        mapping,
        side(RecordRef.marketing("prospect", "7"), "field", "marketing"),
        side(RecordRef.crm("Lead", "00Q000000000001AAA"), "field__c", "crm"),
        base(),
        NOON);
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
  String wanted(String system) {
    Object after = row.get("after");
    Object value = after instanceof Map<?, ?> sides ? sides.get(system) : after;
    return FieldValue.of(value).text();
  }
}
