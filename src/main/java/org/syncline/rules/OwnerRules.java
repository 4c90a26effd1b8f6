package org.syncline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.syncline.decision.assignment.Assign;
import org.syncline.decision.assignment.AssignmentRules;
import org.syncline.decision.assignment.Group;
import org.syncline.decision.assignment.Member;
import org.syncline.decision.assignment.OwnerProposal;
import org.syncline.decision.assignment.Turn;
import org.syncline.decision.criteria.Prospect;
import org.syncline.decision.criteria.Related;

/** The rules of the assignment phase: who gets a prospect, and whose turn it is. */
final class OwnerRules implements AssignmentRules {
  private final Firing firing;

  OwnerRules(Firing firing) {
    this.firing = firing;
  }

  @Override
  public List<OwnerProposal> assign(Prospect prospect, List<? extends Related> known) {
    List<Object> facts = new ArrayList<>(known);
    facts.add(prospect);
    return fire(facts).assign().made();
  }

  @Override
  public Turn turn(Group group, List<Member> members) {
    List<Object> facts = new ArrayList<>(members);
    facts.add(group);
    return fire(facts).turn();
  }

  private record Called(Assign assign, Turn turn) {}

  private Called fire(List<Object> facts) {
    AtomicReference<Called> called = new AtomicReference<>();
    firing.fire(
        fired -> {
          called.set(new Called(new Assign(fired::rule), new Turn(fired::rule)));
          return Map.of("assign", called.get().assign(), "turn", called.get().turn());
        },
        facts);
    return called.get();
  }
}
