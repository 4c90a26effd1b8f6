package org.syncline.rules;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private static final Pattern ASSIGNS = Pattern.compile("(?<![\\w$.])assign\\s*\\.");

  /** The rules that scenarios play: all but those that say whose turn it is. */
  public List<RuleName> played() {
    return Stream.of(fieldPhase(), assigning(), automationPhase()).flatMap(List::stream).toList();
  }

  public List<RuleName> fieldPhase() {
    return of(Phase.FIELD);
  }

  public List<RuleName> automationPhase() {
    return of(Phase.AUTOMATION);
  }

  /** The rules of the assignment phase that say who gets a prospect. */
  public List<RuleName> assigning() {
    return of(Phase.ASSIGNMENT).stream().filter(this::assigns).toList();
  }

  private List<RuleName> of(Phase phase) {
    return rules.stream().filter(rule -> phase.holds(rule.file())).toList();
  }

  private boolean assigns(RuleName rule) {
    RuleSource file = new RuleSource(rule.file(), files.getOrDefault("rules/" + rule.file(), ""));
    return ASSIGNS.matcher(file.only(rule).code()).find();
  }

  /** The same version with other mappings, and with rules that stand in for its own. */
  public RuleSet with(MappingSet otherMappings, DecisionRules standIn) {
    return with(otherMappings, standIn, assignmentRules, automationRules);
  }

  public RuleSet with(
      MappingSet otherMappings,
      DecisionRules field,
      AssignmentRules assignment,
      AutomationRules automation) {
    return new RuleSet(
        version,
        otherMappings,
        new RulePairDecider(field),
        rules,
        field,
        assignment,
        automation,
        asked,
        files);
  }

  /** A rule and the file that holds it, relative to the rules folder. */
  public record RuleName(String name, String file, int line) {}
}
