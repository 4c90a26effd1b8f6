package org.syncline.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syncline.decision.Precedence;
import org.syncline.decision.assignment.AssignmentDecision;
import org.syncline.decision.assignment.AssignmentRules;
import org.syncline.decision.assignment.Owner;
import org.syncline.decision.assignment.OwnerProposal;

/**
 * What rules say about who gets one prospect, before anybody looks up a user or takes a turn.
 *
 * @param to whom they give it to; empty where they do not, or where that cannot be done
 * @param otherwise what comes of it then
 */
public record Ruling(Optional<AssignmentDecision.To> to, Assigned otherwise) {
  private static final String LEAD = "Lead";

  public static Ruling of(Request request, AssignmentRules rules) {
    AssignmentDecision decision = decision(request, rules);
    if (decision instanceof AssignmentDecision.To to) {
      return given(request, to);
    }
    return decision instanceof AssignmentDecision.Conflict conflict
        ? refused("CONFLICT", conflict.reason())
        : new Ruling(Optional.empty(), new Assigned.Nobody());
  }

  /** A rule that fails keeps its prospect from nothing but an owner. */
  private static AssignmentDecision decision(Request request, AssignmentRules rules) {
    try {
      List<OwnerProposal> proposals =
          new ArrayList<>(rules.assign(request.prospect(), request.known()));
      request.wish().ifPresent(wish -> proposals.add(proposal(wish)));
      return AssignmentDecision.of(proposals);
    } catch (RuntimeException e) {
      return new AssignmentDecision.Conflict("an assignment rule fails: " + e.getMessage());
    }
  }

  /** What a rule has said of this one prospect stands above what holds for many. */
  private static OwnerProposal proposal(Wish wish) {
    return new OwnerProposal(wish.owner(), Precedence.SPECIFIC, wish.rule());
  }

  private static Ruling given(Request request, AssignmentDecision.To to) {
    boolean needsOwner = !(to.owner() instanceof Owner.ActiveRule);
    if (needsOwner && request.mapping().ownerField().isEmpty()) {
      return refused(
          "NOT_MAPPED",
          "the mapping %s maps no assignedField to the CRM, so that nobody can be given a new record"
              .formatted(request.mapping().name()));
    }
    return ofLeadsOnly(to.owner()) && !request.mapping().crm().equals(LEAD)
        ? refused("LEADS_ONLY", leadsOnly(request, to))
        : new Ruling(Optional.of(to), new Assigned.Nobody());
  }

  /** Queues own leads only, and the active assignment rule is asked for them only. */
  private static boolean ofLeadsOnly(Owner owner) {
    return owner instanceof Owner.Queue || owner instanceof Owner.ActiveRule;
  }

  private static String leadsOnly(Request request, AssignmentDecision.To to) {
    return "rule \"%s\" gives it to %s, which is for leads only: the mapping %s makes a %s%s"
        .formatted(
            to.rule(),
            to.owner() instanceof Owner.Queue ? "a queue" : "the active assignment rule",
            request.mapping().name(),
            request.mapping().crm(),
            request.mapping().reverseSync() ? " (reverseSync)" : "");
  }

  private static Ruling refused(String code, String reason) {
    return new Ruling(Optional.empty(), new Assigned.Refused(code, reason));
  }

  /** No such user may be given anything. */
  public static Assigned.Refused noSuchUser(AssignmentDecision.To to) {
    return new Assigned.Refused(
        "NO_SUCH_USER",
        "rule \"%s\" gives it to '%s', who is no active user of the CRM"
            .formatted(to.rule(), to.owner().to()));
  }

  /** No file has the group. */
  public static Assigned.Refused noSuchGroup(AssignmentDecision.To to) {
    return new Assigned.Refused(
        "NO_SUCH_GROUP",
        "rule \"%s\" gives it to the group '%s', which no file in mappings has"
            .formatted(to.rule(), to.owner().to()));
  }

  /** Why it got it, as history tells it. */
  public static String reason(AssignmentDecision.To to) {
    return "rule \"%s\" gives it to %s %s".formatted(to.rule(), to.owner().type(), to.owner().to());
  }
}
