package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.Pair;
import org.syncline.decision.PairDecider;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;
import org.syncline.record.Words;

/** The cases of the contract in which several fields of a pair move at once. */
class IndependentFieldsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TestFactory
  Stream<DynamicTest> fields_mergeApart() {
    PairDecider decider = RuleSetLoader.load(Path.of("rules"), Path.of("mappings")).decider();
    return ConformanceTables.rows("three-way.yaml", "independent_fields").stream()
        .map(one -> DynamicTest.dynamicTest((String) one.get("id"), () -> check(one, decider)));
  }

  private static void check(Map<String, Object> one, PairDecider decider) {
    Map<String, Object> after = texts(one, "after");
    Map<SystemName, Map<String, Object>> values = new HashMap<>();
    values.put(SystemName.MARKETING, new HashMap<>(texts(one, "marketing")));
    values.put(SystemName.CRM, new HashMap<>(texts(one, "crm")));
    int writes = 0;
    for (FieldDecision decision : decider.decide(pair(one))) {
      for (FieldDecision.FieldWrite write : decision.writes()) {
        values.get(write.system()).put(decision.field().marketing(), write.value().json());
        writes++;
      }
    }
    assertThat(values.get(SystemName.MARKETING)).isEqualTo(after);
    assertThat(values.get(SystemName.CRM)).isEqualTo(after);
    assertThat(writes).as("no untouched field is written").isEqualTo(after.size());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> texts(Map<String, Object> one, String key) {
    return (Map<String, Object>) one.get(key);
  }

  private static Pair pair(Map<String, Object> one) {
    Behavior behavior = Words.parse(Behavior.class, (String) one.get("behavior")).orElseThrow();
    FieldMapping[] fields =
        texts(one, "base").keySet().stream()
            .map(name -> TestMapping.field(name, FieldType.TEXT, behavior, Map.of()))
            .toArray(FieldMapping[]::new);
    Mapping mapping = TestMapping.of(Duration.ofSeconds(2), fields);
    Map<String, Agreed> base = new HashMap<>();
    texts(one, "base")
        .forEach((name, v) -> base.put(name, new Agreed(FieldValue.of(v), FieldValue.of(v))));
    return new Pair(
        mapping,
        side(mapping, SystemName.MARKETING, texts(one, "marketing")),
        side(mapping, SystemName.CRM, texts(one, "crm")),
        base,
        NOON);
  }

  private static RecordSnapshot side(
      Mapping mapping, SystemName system, Map<String, Object> values) {
    Map<String, FieldValue> fields = new HashMap<>();
    mapping
        .fields()
        .forEach(f -> fields.put(f.name(system), FieldValue.of(values.get(f.marketing()))));
    RecordRef ref =
        system == SystemName.CRM
            ? RecordRef.crm("Lead", "00Q000000000001AAA")
            : RecordRef.marketing("prospect", "7");
    return new RecordSnapshot(ref, NOON, fields, Map.of(), ChangedBy.USER, false);
  }
}
