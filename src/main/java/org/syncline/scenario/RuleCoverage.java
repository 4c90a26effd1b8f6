package org.syncline.scenario;

import java.util.List;
import org.syncline.rules.RuleSet;

/**
 * Which scenarios cover a rule. One alone does not: a rule that always fires would do for it.
 *
 * @param firedIn scenarios that want it to fire, and in which it did
 * @param heldBackIn scenarios that want it not to fire, and in which it did not
 */
public record RuleCoverage(
    String rule, String file, int line, List<String> firedIn, List<String> heldBackIn) {

  static RuleCoverage of(RuleSet.RuleName rule, List<ScenarioResult> results) {
    return new RuleCoverage(
        rule.name(),
        rule.file(),
        rule.line(),
        results.stream()
            .filter(result -> result.fired().contains(rule.name()))
            .map(ScenarioResult::address)
            .toList(),
        results.stream()
            .filter(result -> result.heldBack().contains(rule.name()))
            .map(ScenarioResult::address)
            .toList());
  }

  /** Whether it fires in one scenario and is kept from firing in another. */
  public boolean covered() {
    return firedIn.stream()
        .anyMatch(one -> heldBackIn.stream().anyMatch(other -> !other.equals(one)));
  }
}
