package org.syncline.automation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.automation.Matches.Count;
import org.syncline.automation.RuleState.State;
import org.syncline.decision.automation.AutomationRule;
import org.syncline.decision.automation.Recurrence;
import org.syncline.rules.RuleSets;

/** The automation rules, as people see and switch them. All calls need a transaction. */
@ApplicationScoped
public class Automations {
  private final RuleSets ruleSets;
  private final RuleStates states;
  private final Matches matches;
  private final Clock clock;

  Automations(RuleSets ruleSets, RuleStates states, Matches matches, Clock clock) {
    this.ruleSets = ruleSets;
    this.states = states;
    this.matches = matches;
    this.clock = clock;
  }

  /**
   * A rule as it stands.
   *
   * @param recurrence {@code once}, {@code repeat}, {@code completion}, {@code segmentation} or
   *     {@code dynamic}
   * @param waitDays of a repeating rule; null for others
   * @param most how many times a repeating rule acts; null for others
   * @param state {@code paused}, {@code running} or {@code done}
   * @param why it is paused
   * @param prospects for how many it has acted
   * @param times how often in all
   */
  public record View(
      String rule,
      String file,
      int line,
      String recurrence,
      Long waitDays,
      Integer most,
      State state,
      Instant since,
      String why,
      long prospects,
      long times,
      Instant lastAt) {}

  public List<View> all() {
    Map<String, RuleState> known = states.states();
    Map<String, Count> counts = matches.counts();
    return ruleSets.current().automationRules().rules().stream()
        .map(
            rule ->
                view(
                    rule,
                    known.get(rule.name()),
                    counts.getOrDefault(rule.name(), new Count(rule.name(), 0, 0, null))))
        .toList();
  }

  private static View view(AutomationRule rule, RuleState known, Count count) {
    boolean edited = known != null && !known.digest().equals(rule.digest());
    State state = known == null || edited ? State.PAUSED : known.state();
    Optional<Recurrence.Repeating> repeating =
        Optional.of(rule.recurrence())
            .filter(Recurrence.Repeating.class::isInstance)
            .map(Recurrence.Repeating.class::cast);
    return new View(
        rule.name(),
        rule.file(),
        rule.line(),
        rule.recurrence().word(),
        repeating.map(one -> one.pause().toDays()).orElse(null),
        repeating.map(Recurrence.Repeating::most).orElse(null),
        state,
        known == null ? null : known.since(),
        state == State.PAUSED ? "a rule that is new or was edited waits until it is resumed" : null,
        count.prospects(),
        count.times(),
        count.lastAt());
  }

  public Optional<AutomationRule> named(String rule) {
    return ruleSets.current().automationRules().rules().stream()
        .filter(one -> one.name().equals(rule))
        .findFirst();
  }

  public List<String> names() {
    return ruleSets.current().automationRules().rules().stream()
        .map(AutomationRule::name)
        .sorted()
        .toList();
  }

  /** It runs from now on, and all prospects are looked at. */
  public void resume(AutomationRule rule) {
    states.say(rule, State.RUNNING, clock.instant());
  }

  /** It does nothing from now on; what it has done stays. */
  public void pause(AutomationRule rule) {
    states.say(rule, State.PAUSED, clock.instant());
  }
}
