package org.syncline.decision;

import java.util.List;

/** Facts in, proposals out. Thread-safe. */
public interface DecisionRules {
  List<Proposal> propose(List<FieldDifference> differences);
}
