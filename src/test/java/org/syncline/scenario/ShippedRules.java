package org.syncline.scenario;

import java.nio.file.Path;
import java.util.Map;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSetLoader;

/** The shipped rule set, loaded once, and texts read for it. */
final class ShippedRules {
  static final RuleSet RULE_SET = RuleSetLoader.load(Path.of("rules"), Path.of("mappings"));

  private ShippedRules() {}

  static Scenarios read(String text) {
    return Scenarios.read(Map.of("one.yaml", text), RULE_SET);
  }

  /** The only scenario of a text that has nothing wrong. */
  static Scenario one(String text) {
    Scenarios read = read(text);
    if (!read.problems().isEmpty() || read.scenarios().size() != 1) {
      throw new AssertionError(read.problems() + " in\n" + text);
    }
    return read.scenarios().get(0);
  }

  static ScenarioResult run(String text) {
    return new ScenarioRunner(RULE_SET).run(one(text));
  }
}
