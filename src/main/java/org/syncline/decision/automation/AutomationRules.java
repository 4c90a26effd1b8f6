package org.syncline.decision.automation;

import java.util.List;
import java.util.Set;
import org.syncline.decision.criteria.Prospect;
import org.syncline.decision.criteria.Related;

/** Facts in, proposals out. Thread-safe. */
public interface AutomationRules {
  /** A rule set without rules of this phase. */
  AutomationRules NONE =
      new AutomationRules() {
        @Override
        public List<AutomationRule> rules() {
          return List.of();
        }

        @Override
        public List<ActionProposal> propose(Subject subject, Set<String> rules) {
          return List.of();
        }
      };

  /**
   * A prospect, with all that rules may ask.
   *
   * @param known what is kept of it and rules ask for
   */
  record Subject(Prospect prospect, List<? extends Related> known, List<ProgramStep> steps) {}

  /** All of them, paused ones too. */
  List<AutomationRule> rules();

  /** What these rules would have done. */
  List<ActionProposal> propose(Subject subject, Set<String> rules);
}
