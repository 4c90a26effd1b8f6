package org.syncline.decision;

import java.util.List;
import org.syncline.decision.criteria.Fielded;

/** Facts in, proposals out. Thread-safe. */
public interface DecisionRules {
  /**
   * @param known what rules can ask beside the differences
   */
  List<Proposal> propose(List<FieldDifference> differences, List<? extends Fielded> known);
}
