package org.syncline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.syncline.decision.DecisionRules;
import org.syncline.decision.FieldDifference;
import org.syncline.decision.Proposal;
import org.syncline.decision.Proposals;
import org.syncline.decision.criteria.Fielded;

/** The rules of the field phase. */
final class FieldRules implements DecisionRules {
  private final Firing firing;

  FieldRules(Firing firing) {
    this.firing = firing;
  }

  @Override
  public List<Proposal> propose(List<FieldDifference> differences, List<? extends Fielded> known) {
    List<Object> facts = new ArrayList<>(known);
    facts.addAll(differences);
    List<Proposal> made = new ArrayList<>();
    firing.fire(fired -> Map.of("propose", new Proposals(made, fired::rule)), facts);
    return made;
  }
}
