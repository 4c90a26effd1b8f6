package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.decision.PairDecider;
import org.syncline.mapping.Behavior;
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
    return RuleFiles.shippedRules().stream()
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
