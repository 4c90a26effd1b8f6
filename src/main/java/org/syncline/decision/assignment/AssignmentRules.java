package org.syncline.decision.assignment;

import java.util.List;
import org.syncline.decision.criteria.Prospect;
import org.syncline.decision.criteria.Related;

/** Facts in, proposals out. Thread-safe. */
public interface AssignmentRules {
  /** A rule set without rules of this phase. */
  AssignmentRules NONE =
      new AssignmentRules() {
        @Override
        public List<OwnerProposal> assign(Prospect prospect, List<? extends Related> known) {
          return List.of();
        }

        @Override
        public Turn turn(Group group, List<Member> members) {
          return new Turn(() -> "");
        }
      };

  /** Who gets the prospect. */
  List<OwnerProposal> assign(Prospect prospect, List<? extends Related> known);

  /** Whose turn it is among these members, and which of them are passed over. */
  Turn turn(Group group, List<Member> members);
}
