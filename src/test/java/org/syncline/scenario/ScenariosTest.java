package org.syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.syncline.record.Problem;

/**
 * Each shipped scenario against the shipped rules; they read as documentation, and are no less
 * true.
 */
class ScenariosTest {

  private static List<Scenario> scenarios() {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> texts = ScenarioFiles.in(Path.of("scenarios"), problems);
    assertThat(problems).isEmpty();
    Scenarios read = Scenarios.read(texts, ShippedRules.RULE_SET);
    assertThat(read.problems()).isEmpty();
    return read.scenarios();
  }

  @TestFactory
  Stream<DynamicTest> scenario_shipped_holds() {
    ScenarioRunner runner = new ScenarioRunner(ShippedRules.RULE_SET);
    return scenarios().stream()
        .map(
            scenario ->
                dynamicTest(
                    scenario.note(),
                    address(scenario),
                    () -> assertThat(runner.run(scenario).failures()).isEmpty()));
  }

  /** As editors want it to open the file at the line. */
  private static URI address(Scenario scenario) {
    return URI.create(Path.of(scenario.file()).toUri() + "?line=" + scenario.line());
  }

  @Test
  void shippedRules_eachOne_firesInAScenarioAndIsHeldBackInAnother() {
    ScenarioReport report = new ScenarioRunner(ShippedRules.RULE_SET).run(scenarios());
    assertThat(report.coverage()).filteredOn(rule -> !rule.covered()).isEmpty();
    assertThat(report.coveredPercent()).isEqualTo(100);
  }
}
