package org.syncline.decision;

import java.util.List;
import java.util.stream.Collectors;
import org.syncline.decision.Proposal.Result;

/**
 * Picks among the proposals for one field: the highest precedence counts. Two different ones at one
 * level are a conflict, which is shown as one and never has a silent winner.
 */
final class DecisionResolver {
  private DecisionResolver() {}

  /**
   * What was picked, by which rule; {@code conflict} tells the rules that disagree, or is empty.
   */
  record Resolution(Result result, String rule, String conflict) {}

  static Resolution resolve(List<Proposal> proposals) {
    if (proposals.isEmpty()) {
      return new Resolution(Result.KEEP, null, "");
    }
    Precedence highest =
        proposals.stream().map(Proposal::precedence).max(Precedence::compareTo).orElseThrow();
    List<Proposal> top =
        proposals.stream().filter(proposal -> proposal.precedence() == highest).toList();
    Proposal first =
        top.stream().min((one, other) -> one.rule().compareTo(other.rule())).orElseThrow();
    boolean agree = top.stream().allMatch(proposal -> proposal.result() == first.result());
    return agree
        ? new Resolution(first.result(), first.rule(), "")
        : new Resolution(Result.REVIEW, first.rule(), rules(top));
  }

  private static String rules(List<Proposal> proposals) {
    return proposals.stream()
        .map(proposal -> "\"" + proposal.rule() + "\"")
        .distinct()
        .sorted()
        .collect(Collectors.joining(" and "));
  }
}
