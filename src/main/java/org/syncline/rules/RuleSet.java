package org.syncline.rules;

import java.util.List;
import org.syncline.decision.DecisionRules;
import org.syncline.decision.FieldDifference;
import org.syncline.decision.PairDecider;
import org.syncline.decision.Proposal;
import org.syncline.mapping.MappingSet;

/**
 * All rules and mappings as loaded together. Immutable: an edit makes another one.
 *
 * @param version a hash of the content of every file that went in
 * @param fieldRules the rules of the field phase by themselves, for whoever wants to see what they
 *     propose; the decider asks them
 */
public record RuleSet(
    String version,
    MappingSet mappings,
    PairDecider decider,
    List<RuleName> rules,
    DecisionRules fieldRules) {
  /** A rule set that decides, and keeps its rules to itself. */
  public RuleSet(String version, MappingSet mappings, PairDecider decider, List<RuleName> rules) {
    this(version, mappings, decider, rules, RuleSet::kept);
  }

  private static List<Proposal> kept(List<FieldDifference> differences) {
    throw new IllegalStateException("this rule set has a decider only");
  }

  /** A rule and the file that holds it, relative to the rules folder. */
  public record RuleName(String name, String file, int line) {}
}
