package org.syncline.decision.assignment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.syncline.decision.Precedence;

/** What the rules say about who gets a prospect. */
public sealed interface AssignmentDecision {
  /** No rule says anything. */
  record Nobody() implements AssignmentDecision {}

  /** The highest level of precedence agrees. */
  record To(Owner owner, String rule) implements AssignmentDecision {}

  /** Rules of one level disagree: nobody gets it until one of them is changed. */
  record Conflict(String reason) implements AssignmentDecision {}

  static AssignmentDecision of(List<OwnerProposal> proposals) {
    if (proposals.isEmpty()) {
      return new Nobody();
    }
    Precedence highest =
        proposals.stream()
            .map(OwnerProposal::precedence)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    List<OwnerProposal> heard =
        proposals.stream()
            .filter(one -> one.precedence() == highest)
            .sorted(Comparator.comparing(OwnerProposal::rule))
            .toList();
    return heard.stream().map(OwnerProposal::owner).distinct().count() == 1
        ? new To(heard.get(0).owner(), heard.get(0).rule())
        : new Conflict(
            "rules disagree about who gets it: "
                + heard.stream().map(AssignmentDecision::told).collect(Collectors.joining("; ")));
  }

  private static String told(OwnerProposal one) {
    return "\"%s\" says %s %s".formatted(one.rule(), one.owner().type(), one.owner().to()).strip();
  }
}
