package org.syncline.rules;

import java.util.List;
import java.util.Map;
import org.syncline.decision.DecisionRules;
import org.syncline.decision.PairDecider;
import org.syncline.decision.RulePairDecider;
import org.syncline.decision.assignment.AssignmentRules;
import org.syncline.decision.automation.AutomationRules;
import org.syncline.mapping.MappingSet;

/**
 * All rules and mappings as loaded together. Immutable: an edit makes another one.
 *
 * @param version a hash of the content of every file that went in
 * @param fieldRules the rules of the field phase by themselves, for whoever wants to see what they
 *     propose; the decider asks them
 * @param assignmentRules the rules of the assignment phase
 * @param automationRules the rules of the automation phase, paused ones too
 * @param asked which kept records rules ask for
 * @param files their texts, by {@code rules/...} and {@code mappings/...}
 */
public record RuleSet(
    String version,
    MappingSet mappings,
    PairDecider decider,
    List<RuleName> rules,
    DecisionRules fieldRules,
    AssignmentRules assignmentRules,
    AutomationRules automationRules,
    Asked asked,
    Map<String, String> files) {
  /** The rules of the field phase, which scenarios play. */
  public List<RuleName> fieldPhase() {
    return rules.stream().filter(rule -> Phase.FIELD.holds(rule.file())).toList();
  }

  /** The same version with other mappings, and with rules that stand in for its own. */
  public RuleSet with(MappingSet otherMappings, DecisionRules standIn) {
    return new RuleSet(
        version,
        otherMappings,
        new RulePairDecider(standIn),
        rules,
        standIn,
        assignmentRules,
        automationRules,
        asked,
        files);
  }

  /** A rule and the file that holds it, relative to the rules folder. */
  public record RuleName(String name, String file, int line) {}
}
