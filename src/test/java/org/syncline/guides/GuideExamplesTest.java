package org.syncline.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.record.Problem;
import org.syncline.rules.RuleSet;
import org.syncline.scenario.ScenarioFiles;
import org.syncline.scenario.ScenarioRunner;
import org.syncline.scenario.Scenarios;
import org.syncline.testsupport.RuleFiles;

/** Each example of the guides is run as its reader would run it. */
class GuideExamplesTest {
  @TempDir static Path folder;

  /** The shipped files, and the page's examples among them. */
  private static RuleFiles files(String page) {
    RuleFiles files = RuleFiles.in(folder);
    RuleFiles.delete(folder.resolve("scenarios"));
    Guide.of(page)
        .examples()
        .forEach(example -> files.write(folder.resolve(example.path()), example.text()));
    return files;
  }

  private static Scenarios scenarios(RuleSet ruleSet) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> texts = ScenarioFiles.in(folder.resolve("scenarios"), problems);
    assertThat(problems).isEmpty();
    return Scenarios.read(texts, ruleSet);
  }

  @TestFactory
  Stream<DynamicTest> scenario_ofAGuide_holds() {
    return Stream.of("rules.md", "mappings.md").flatMap(GuideExamplesTest::run);
  }

  private static Stream<DynamicTest> run(String page) {
    RuleSet ruleSet = files(page).load();
    Scenarios scenarios = scenarios(ruleSet);
    assertThat(scenarios.problems()).isEmpty();
    assertThat(scenarios.scenarios()).isNotEmpty();
    ScenarioRunner runner = new ScenarioRunner(ruleSet);
    return scenarios.scenarios().stream()
        .map(
            scenario ->
                dynamicTest(
                    page + ": " + scenario.note(),
                    () -> assertThat(runner.run(scenario).failures()).isEmpty()));
  }

  @Test
  void firstScenario_withoutItsRule_isToldThatThereIsNone() {
    RuleFiles files = files("rules.md");
    RuleFiles.delete(files.rule("own-phone.drl"));
    assertThat(scenarios(files.load()).problems())
        .singleElement()
        .asString()
        .contains("own/typed-phone.yaml:13", "A phone number typed by a rep is never overwritten");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules.md", "mappings.md"})
  void everyBlock_isAnExampleThatIsRun(String page) {
    Guide guide = Guide.of(page);
    assertThat(guide.examples()).hasSize((int) (guide.blocks("drl") + guide.blocks("yaml")));
  }
}
