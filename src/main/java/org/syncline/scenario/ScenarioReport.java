package org.syncline.scenario;

import java.util.List;

/** How the scenarios came out, and which rules they cover. */
public record ScenarioReport(
    String ruleSet, List<ScenarioResult> results, List<RuleCoverage> coverage) {
  private static final int ALL = 100;

  public long passed() {
    return results.stream().filter(ScenarioResult::passed).count();
  }

  public long failed() {
    return results.size() - passed();
  }

  public long covered() {
    return coverage.stream().filter(RuleCoverage::covered).count();
  }

  /** Of all rules, rounded down: 100 means every one. */
  public int coveredPercent() {
    return coverage.isEmpty() ? ALL : (int) (ALL * covered() / coverage.size());
  }
}
