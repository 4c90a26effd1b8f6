package org.syncline.automation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syncline.automation.RuleState.State;
import org.syncline.database.Rows;
import org.syncline.decision.automation.AutomationRule;
import org.syncline.decision.automation.Recurrence;
import org.syncline.decision.automation.Running;
import org.syncline.rules.RuleSet;

/** Which automation rules run. All calls need a transaction. */
@ApplicationScoped
public class RuleStates implements PanacheRepositoryBase<RuleStateEntity, String> {
  private final Rows rows;
  private final AutomationConfig config;

  RuleStates(Rows rows, AutomationConfig config) {
    this.rows = rows;
    this.config = config;
  }

  /** The rules of a set that run, by name; segmentations run in sweeps only. */
  public Map<String, Running> running(RuleSet ruleSet) {
    Map<String, Running> running = sweeping(ruleSet);
    running.values().removeIf(one -> one.rule().recurrence() instanceof Recurrence.Segmentation);
    return running;
  }

  /** The same with segmentations. */
  Map<String, Running> sweeping(RuleSet ruleSet) {
    Map<String, Running> running = new TreeMap<>();
    List<AutomationRule> rules = ruleSet.automationRules().rules();
    if (rules.isEmpty()) {
      return running;
    }
    Map<String, RuleState> states = states();
    for (AutomationRule rule : rules) {
      Optional.ofNullable(states.get(rule.name()))
          .filter(state -> state.state() == State.RUNNING && state.digest().equals(rule.digest()))
          .ifPresent(state -> running.put(rule.name(), new Running(rule, state.since())));
    }
    return running;
  }

  /** By the names of rules, of those that were ever said anything of. */
  Map<String, RuleState> states() {
    Map<String, RuleState> states = new TreeMap<>();
    rows.read(RuleState.class, "select name, digest, state, since from automation_rule", Map.of())
        .forEach(state -> states.put(state.name(), state));
    return states;
  }

  private record Said(String name, String digest, State state) {}

  void say(AutomationRule rule, State state, Instant now) {
    say(List.of(rule), state, now, true);
  }

  /** Rules that nothing was said of yet, in the text that they have now. */
  public void meet(RuleSet ruleSet, Instant now) {
    Map<String, RuleState> states = states();
    List<AutomationRule> fresh =
        ruleSet.automationRules().rules().stream()
            .filter(
                rule ->
                    !states.containsKey(rule.name())
                        || !states.get(rule.name()).digest().equals(rule.digest()))
            .toList();
    say(
        fresh,
        config.newRules() == AutomationConfig.Fresh.RUNNING ? State.RUNNING : State.PAUSED,
        now,
        false);
  }

  private void say(List<AutomationRule> rules, State state, Instant now, boolean again) {
    if (rules.isEmpty()) {
      return;
    }
    rows.run(
        """
        insert into automation_rule (name, digest, state, since, swept)
        select name, digest, state, :now, false
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(name text, digest text, state text)
          order by name
        on conflict (name) do update set digest = excluded.digest, state = excluded.state,
          since = excluded.since, swept = false
          where :again or automation_rule.digest <> excluded.digest
        """,
        Map.of(
            "rows",
            rules.stream().map(rule -> new Said(rule.name(), rule.digest(), state)).toList(),
            "now",
            now,
            "again",
            again));
  }

  /** Whether rules run for which not all prospects have been looked at. */
  boolean unswept(RuleSet ruleSet) {
    List<String> names =
        rows.column(
            String.class,
            "select name from automation_rule where state = 'running' and not swept",
            Map.of());
    return sweeping(ruleSet).keySet().stream().anyMatch(names::contains);
  }

  /**
   * All prospects have been looked at.
   *
   * @param begun rules that were resumed after then were not there for all of them
   * @param segmentations that are done by it
   */
  void swept(Instant begun, List<String> segmentations) {
    rows.run(
        """
        update automation_rule set swept = true, state = case when name in
          (select jsonb_array_elements_text(cast(:done as jsonb))) then 'done' else state end
        where state = 'running' and since <= :begun
        """,
        Map.of("begun", begun, "done", segmentations));
  }
}
