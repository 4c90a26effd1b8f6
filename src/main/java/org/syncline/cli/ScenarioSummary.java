package org.syncline.cli;

import java.io.PrintWriter;
import org.syncline.scenario.Failure;
import org.syncline.scenario.RuleCoverage;
import org.syncline.scenario.ScenarioReport;
import org.syncline.scenario.ScenarioResult;

/** How scenarios came out, for a terminal. */
record ScenarioSummary(ScenarioReport report) {
  void print(PrintWriter out) {
    report.results().stream().filter(result -> !result.passed()).forEach(one -> failed(out, one));
    out.printf(
        "Rule set %s: %d scenarios, %d passed, %d failed%n",
        report.ruleSet(), report.results().size(), report.passed(), report.failed());
    out.printf(
        "%d of %d rules covered, %d %%%n",
        report.covered(), report.coverage().size(), report.coveredPercent());
    report.coverage().forEach(rule -> covered(out, rule));
  }

  private static void failed(PrintWriter out, ScenarioResult result) {
    out.printf("%s: %s%n", result.address(), result.note());
    for (Failure failure : result.failures()) {
      out.printf("  line %d, %s%n", failure.line(), failure.what());
      out.printf("    expected %s%n", failure.expected());
      out.printf("    found    %s%n", failure.found());
    }
  }

  private static void covered(PrintWriter out, RuleCoverage rule) {
    out.printf(
        "  %-11s  fires in %d, is held back in %d: %s%n",
        rule.covered() ? "covered" : "not covered",
        rule.firedIn().size(),
        rule.heldBackIn().size(),
        rule.rule());
  }
}
