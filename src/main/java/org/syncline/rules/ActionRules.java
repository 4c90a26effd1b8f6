package org.syncline.rules;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.syncline.decision.automation.Act;
import org.syncline.decision.automation.Action;
import org.syncline.decision.automation.ActionProposal;
import org.syncline.decision.automation.AutomationRule;
import org.syncline.decision.automation.AutomationRules;
import org.syncline.decision.criteria.Activity;

/** The rules of the automation phase: what happens next. */
final class ActionRules implements AutomationRules {
  private final Firing firing;
  private final List<AutomationRule> rules;

  ActionRules(Firing firing, List<AutomationRule> rules) {
    this.firing = firing;
    this.rules = rules;
  }

  @Override
  public List<AutomationRule> rules() {
    return rules;
  }

  @Override
  public List<ActionProposal> propose(Subject subject, Set<String> running) {
    List<Object> facts = new ArrayList<>(subject.known());
    facts.addAll(subject.steps());
    facts.add(subject.prospect());
    LocalDate today = subject.prospect().now().atZone(ZoneOffset.UTC).toLocalDate();
    AtomicReference<Act> act = new AtomicReference<>();
    firing.fire(
        fired -> {
          act.set(new Act(action -> proposal(action, fired), today));
          return Map.of("act", act.get());
        },
        facts,
        running::contains);
    return act.get().made();
  }

  private static ActionProposal proposal(Action action, Firing.Fired fired) {
    return new ActionProposal(
        action,
        fired.rule(),
        fired.facts().stream()
            .filter(Activity.class::isInstance)
            .map(Activity.class::cast)
            .findFirst());
  }
}
