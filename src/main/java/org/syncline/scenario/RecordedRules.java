package org.syncline.scenario;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.decision.FieldDifference;
import org.syncline.decision.Proposal;
import org.syncline.decision.assignment.AssignmentRules;
import org.syncline.decision.assignment.Group;
import org.syncline.decision.assignment.Member;
import org.syncline.decision.assignment.OwnerProposal;
import org.syncline.decision.assignment.Turn;
import org.syncline.decision.automation.ActionProposal;
import org.syncline.decision.automation.AutomationRule;
import org.syncline.decision.automation.AutomationRules;
import org.syncline.decision.criteria.Fielded;
import org.syncline.decision.criteria.Prospect;
import org.syncline.decision.criteria.Related;
import org.syncline.mapping.MappingSet;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSet.RuleName;

/**
 * Hands on to the rules of a set, and remembers which were asked and which had something to say.
 */
final class RecordedRules {
  private final RuleSet ruleSet;
  private final Set<String> field;
  private final Set<String> assigning;
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> fired = new TreeSet<>();

  RecordedRules(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
    this.field = names(ruleSet.fieldPhase());
    this.assigning = names(ruleSet.assigning());
  }

  private static Set<String> names(List<RuleName> rules) {
    return rules.stream().map(RuleName::name).collect(Collectors.toSet());
  }

  /** The set with these mappings, and with all that is recorded. */
  RuleSet with(MappingSet mappings) {
    return ruleSet.with(mappings, this::propose, new Assigning(), new Automating());
  }

  private List<Proposal> propose(List<FieldDifference> differences, List<? extends Fielded> known) {
    asked.addAll(differences.isEmpty() ? Set.of() : field);
    List<Proposal> proposals = ruleSet.fieldRules().propose(differences, known);
    proposals.forEach(proposal -> fired.add(proposal.rule()));
    return proposals;
  }

  private final class Assigning implements AssignmentRules {
    @Override
    public List<OwnerProposal> assign(Prospect prospect, List<? extends Related> known) {
      asked.addAll(assigning);
      List<OwnerProposal> proposals = ruleSet.assignmentRules().assign(prospect, known);
      proposals.forEach(proposal -> fired.add(proposal.rule()));
      return proposals;
    }

    @Override
    public Turn turn(Group group, List<Member> members) {
      return ruleSet.assignmentRules().turn(group, members);
    }
  }

  private final class Automating implements AutomationRules {
    @Override
    public List<AutomationRule> rules() {
      return ruleSet.automationRules().rules();
    }

    @Override
    public List<ActionProposal> propose(Subject subject, Set<String> rules) {
      asked.addAll(rules);
      List<ActionProposal> proposals = ruleSet.automationRules().propose(subject, rules);
      proposals.forEach(proposal -> fired.add(proposal.rule()));
      return proposals;
    }
  }

  /** What was remembered since the last time. */
  Firings take() {
    Firings taken = new Firings(Set.copyOf(asked), new TreeSet<>(fired));
    asked.clear();
    fired.clear();
    return taken;
  }

  /**
   * Which rules had something to say.
   *
   * @param asked those that could have: of the field phase where two records differed
   */
  record Firings(Set<String> asked, Set<String> fired) {
    boolean heldBack(String rule) {
      return asked.contains(rule) && !fired.contains(rule);
    }
  }
}
