package org.syncline.scenario;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.decision.DecisionRules;
import org.syncline.decision.FieldDifference;
import org.syncline.decision.Proposal;
import org.syncline.decision.criteria.Fielded;

/** Hands on to the rules, and remembers which of them had something to say. */
final class RecordedRules implements DecisionRules {
  private final DecisionRules rules;
  private final Set<String> fired = new TreeSet<>();
  private boolean asked;

  RecordedRules(DecisionRules rules) {
    this.rules = rules;
  }

  @Override
  public List<Proposal> propose(List<FieldDifference> differences, List<? extends Fielded> known) {
    List<Proposal> proposals = rules.propose(differences, known);
    asked |= !differences.isEmpty();
    proposals.forEach(proposal -> fired.add(proposal.rule()));
    return proposals;
  }

  /** What was remembered since the last time. */
  Firings take() {
    Firings taken = new Firings(asked, Set.copyOf(fired));
    asked = false;
    fired.clear();
    return taken;
  }

  /**
   * @param asked whether there was any field on which two records differed
   */
  record Firings(boolean asked, Set<String> fired) {
    boolean heldBack(String rule) {
      return asked && !fired.contains(rule);
    }
  }
}
