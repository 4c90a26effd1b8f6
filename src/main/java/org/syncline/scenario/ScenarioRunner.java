package org.syncline.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syncline.rules.RuleSet;

/** Plays scenarios against one rule set. Stores nothing and sends nothing; thread-safe. */
public final class ScenarioRunner {
  private final RuleSet ruleSet;

  public ScenarioRunner(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  /** Runs them all; one that fails does not keep the others from running. */
  public ScenarioReport run(List<Scenario> scenarios) {
    List<ScenarioResult> results = scenarios.stream().map(this::run).toList();
    return new ScenarioReport(
        ruleSet.version(),
        results,
        ruleSet.played().stream().map(rule -> RuleCoverage.of(rule, results)).toList());
  }

  /** Runs one; what breaks while it runs is a failure of it. */
  public ScenarioResult run(Scenario scenario) {
    try {
      return played(scenario);
    } catch (RuntimeException e) {
      Failure broken = new Failure(scenario.line(), "the whole", "no exception", e.toString());
      return new ScenarioResult(
          scenario.file(), scenario.line(), scenario.note(), List.of(broken), Set.of(), Set.of());
    }
  }

  private ScenarioResult played(Scenario scenario) {
    ScenarioPlay play = new ScenarioPlay(scenario, ruleSet);
    List<Failure> failures = new ArrayList<>();
    Set<String> fired = new HashSet<>();
    Set<String> heldBack = new HashSet<>();
    int number = 0;
    for (Step step : scenario.steps()) {
      number++;
      Played played = play.play(step);
      String label = scenario.steps().size() == 1 ? "" : "step " + number + ": ";
      failures.addAll(new WantCheck(label, step.want(), played).failures());
      expected(step.want()).stream().filter(played.firings().fired()::contains).forEach(fired::add);
      step.want().notFired().stream().filter(played.firings()::heldBack).forEach(heldBack::add);
    }
    return new ScenarioResult(
        scenario.file(), scenario.line(), scenario.note(), failures, fired, heldBack);
  }

  private static Set<String> expected(Want want) {
    Set<String> rules = new HashSet<>(want.fired());
    Stream.of(Optional.of(want.history()), want.reviews(), want.actions(), want.assignment())
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .flatMap(pattern -> Optional.ofNullable(pattern.keys().get("rule")).stream())
        .forEach(rule -> rules.add(rule.text()));
    return rules;
  }
}
