package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syncline.decision.Pair;
import org.syncline.decision.PairDecider;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.Direction;
import org.syncline.mapping.FieldMapping;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;
import org.syncline.record.Words;
import org.syncline.testsupport.RuleFiles;

/**
 * What the tables want comes from the rules alone: without a behaviour's rules, or without any one
 * rule, cases fail.
 */
class RuleMutationTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> behavior_withoutItsRules_failsItsCases() {
    return Arrays.stream(Behavior.values())
        .map(Behavior::word)
        .map(
            behavior ->
                dynamicTest(
                    behavior,
                    () ->
                        assertThat(failing(rule -> decides(rule, behavior)))
                            .extracting(ConformanceCase::behavior)
                            .contains(behavior)));
  }

  private static boolean decides(String rule, String behavior) {
    return rule.contains("behavior == \"" + behavior + "\"") && !guard(rule);
  }

  private static boolean guard(String rule) {
    return rule.contains("propose.specific()");
  }

  @TestFactory
  Stream<DynamicTest> shippedRule_takenAway_failsSomeCase() {
    return RuleFiles.shippedRules("field").stream()
        .filter(rule -> !rule.contains("prevailing"))
        .map(
            rule ->
                dynamicTest(
                    rule.lines().findFirst().orElseThrow(),
                    () -> assertThat(failing(rule::equals)).isNotEmpty()));
  }

  @Test
  void blankGuards_takenAway_failEveryCaseThatTheyDecide() {
    assertThat(failing(RuleMutationTest::guard))
        .extracting(one -> one.row().get("id"))
        .contains("F2", "F5", "F9", "F10", "N5", "C1", "C3", "C5", "C6", "C10", "C13");
  }

  /** The tables know no values that never lose. */
  @ParameterizedTest
  @EnumSource(SystemName.class)
  void ruleOfValuesThatNeverLose_takenAway_letsTheOtherSideWin(SystemName side) {
    String word = "prevailing == \"" + side + "\"";
    assertThat(winner(RuleFiles.in(folder).load(), side)).isEqualTo(side.word());
    assertThat(winner(RuleFiles.in(folder).without(rule -> rule.contains(word)).load(), side))
        .isEqualTo(side.other().word());
  }

  private static String winner(RuleSet rules, SystemName optedOut) {
    FieldMapping field =
        new FieldMapping(
            "optedOut",
            "optedOut__c",
            FieldType.BOOLEAN,
            Direction.BOTH,
            optedOut == SystemName.CRM ? Behavior.USE_MARKETING : Behavior.USE_CRM,
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.of("true"),
            Map.of());
    Pair pair =
        new Pair(
            TestMapping.of(Duration.ZERO, field),
            record(RecordRef.marketing("prospect", "7"), "optedOut", optedOut),
            record(RecordRef.crm("Lead", "00Q000000000001AAA"), "optedOut__c", optedOut),
            Map.of(),
            Instant.EPOCH);
    return Words.kebab(rules.decider().decide(pair).get(0).outcome());
  }

  private static RecordSnapshot record(RecordRef ref, String field, SystemName optedOut) {
    Map<String, FieldValue> fields = Map.of(field, FieldValue.of(ref.system() == optedOut));
    return new RecordSnapshot(ref, Instant.EPOCH, fields, Map.of(), ChangedBy.USER, false);
  }

  /** The cases that fail without the rules that the predicate finds by their text. */
  private List<ConformanceCase> failing(Predicate<String> unwanted) {
    PairDecider decider = RuleFiles.in(folder).without(unwanted).load().decider();
    return Stream.concat(ConformanceTables.cases(), ConformanceTables.mirrored())
        .filter(one -> fails(one, decider))
        .toList();
  }

  private static boolean fails(ConformanceCase one, PairDecider decider) {
    try {
      one.check(decider);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }
}
