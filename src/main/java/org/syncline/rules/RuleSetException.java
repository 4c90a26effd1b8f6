package org.syncline.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.syncline.record.Problem;

/** Rule or mapping files cannot be used; nothing of them is in force. */
public class RuleSetException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  public RuleSetException(List<Problem> problems) {
    super(
        "The rules and mappings cannot be used:\n  "
            + problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
