package org.syncline.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.syncline.assignment.CrmUsers.User;
import org.syncline.decision.assignment.AssignmentDecision;
import org.syncline.decision.assignment.Owner;
import org.syncline.mapping.UserGroup;
import org.syncline.record.RecordRef;
import org.syncline.record.SalesforceId;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSet;

/**
 * Finds owners by rules. Who was found once stays for as long as the CRM has the user active: a
 * create that is sent again goes to the same one, and takes no second turn.
 */
@ApplicationScoped
public class Assigning {
  /** Pardot's field of the user to whom a prospect is assigned there. */
  public static final String MARKETING_USER = "userId";

  private static final String LEAD = "Lead";
  private static final String ACTIVE_RULE = new Owner.ActiveRule().type();

  private final AssignmentRepository ledger;
  private final CrmUsers users;
  private final RoundRobin turns;

  Assigning(AssignmentRepository ledger, CrmUsers users, RoundRobin turns) {
    this.ledger = ledger;
    this.users = users;
    this.turns = turns;
  }

  /**
   * What comes of each request, by prospect; turns are taken in their order. Needs a transaction.
   */
  public Map<RecordRef, Assigned> of(List<Request> requests, RuleSet ruleSet, Instant now) {
    Batch batch = new Batch(ruleSet, now);
    if (usersAreToCome(ruleSet)) {
      requests.forEach(one -> batch.assigned.put(one.prospect().record(), new Assigned.Later()));
      return batch.assigned;
    }
    batch.inMarketing(requests);
    batch.before(batch.open(requests));
    batch.open(requests).forEach(batch::decide);
    batch.deal();
    ledger.add(batch.fresh);
    return batch.assigned;
  }

  /** A first read of people ends before that of users begins. */
  private boolean usersAreToCome(RuleSet ruleSet) {
    return ruleSet.mappings().kept(SystemName.CRM).stream()
            .anyMatch(kept -> kept.object().equals("User"))
        && !users.known();
  }

  /** The requests of one transaction. */
  private final class Batch {
    private final RuleSet ruleSet;
    private final Instant now;
    private final Map<RecordRef, Assigned> assigned = new HashMap<>();
    private final List<Assignment> fresh = new ArrayList<>();

    /** In the order of the groups' names, which everybody locks them in. */
    private final Map<String, Map<RecordRef, String>> byGroup = new TreeMap<>();

    Batch(RuleSet ruleSet, Instant now) {
      this.ruleSet = ruleSet;
      this.now = now;
    }

    List<Request> open(List<Request> requests) {
      return requests.stream()
          .filter(request -> !assigned.containsKey(request.prospect().record()))
          .toList();
    }

    /** Who has a user in marketing belongs to the same person in the CRM, whatever rules say. */
    void inMarketing(List<Request> requests) {
      Map<RecordRef, String> owned = new LinkedHashMap<>();
      requests.stream()
          .filter(request -> request.mapping().assigned(request::field))
          .forEach(
              request ->
                  owned.put(request.prospect().record(), request.field(MARKETING_USER).text()));
      Map<String, User> known = users.ofMarketing(owned.values());
      owned.forEach((prospect, id) -> assigned.put(prospect, of(id, known.get(id))));
    }

    private Assigned of(String marketingUser, User user) {
      return user == null
          ? new Assigned.Unknown(marketingUser)
          : new Assigned.To(user.id(), "assigned in marketing", false);
    }

    /** Somebody got it before, and may still have it. */
    void before(List<Request> requests) {
      Map<RecordRef, Assignment> known =
          ledger.latest(requests.stream().map(request -> request.prospect().record()).toList());
      Map<String, User> owners =
          users.named(known.values().stream().map(Assignment::owner).toList());
      known.forEach(
          (prospect, one) -> {
            User owner = owners.get(one.owner());
            if (one.toType().equals(ACTIVE_RULE)) {
              assigned.put(prospect, new Assigned.ByActiveRule(one.reason(), false));
            } else if (one.toType().equals("queue") || owner != null && owner.active()) {
              assigned.put(prospect, new Assigned.To(one.owner(), one.reason(), false));
            }
          });
    }

    void decide(Request request) {
      RecordRef prospect = request.prospect().record();
      AssignmentDecision decision =
          AssignmentDecision.of(
              ruleSet.assignmentRules().assign(request.prospect(), request.known()));
      if (decision instanceof AssignmentDecision.To to) {
        if (request.mapping().ownerField().isEmpty()) {
          refuse(
              prospect,
              "NOT_MAPPED",
              "the mapping %s maps no assignedField to the CRM, so that nobody can be given a new record"
                  .formatted(request.mapping().name()));
        } else {
          give(request, to);
        }
      } else if (decision instanceof AssignmentDecision.Conflict conflict) {
        refuse(prospect, "CONFLICT", conflict.reason());
      } else {
        assigned.put(prospect, new Assigned.Nobody());
      }
    }

    private void give(Request request, AssignmentDecision.To to) {
      RecordRef prospect = request.prospect().record();
      if (to.owner() instanceof Owner.User user) {
        User found = users.named(List.of(user.to())).get(user.to());
        if (found == null || !found.active()) {
          refuse(
              prospect,
              "NO_SUCH_USER",
              "rule \"%s\" gives it to '%s', who is no active user of the CRM"
                  .formatted(to.rule(), user.to()));
        } else {
          to(prospect, to, found.id(), List.of(), List.of());
        }
      } else if (to.owner() instanceof Owner.Queue queue) {
        ofLeads(request, to, SalesforceId.to18(queue.to()));
      } else if (to.owner() instanceof Owner.ActiveRule) {
        ofLeads(request, to, "");
      } else if (to.owner() instanceof Owner.Group group) {
        byGroup.computeIfAbsent(group.to(), name -> new LinkedHashMap<>()).put(prospect, to.rule());
      }
    }

    /** Queues own leads only, and assignment rules are asked for them only. */
    private void ofLeads(Request request, AssignmentDecision.To to, String owner) {
      RecordRef prospect = request.prospect().record();
      if (request.mapping().crm().equals(LEAD)) {
        to(prospect, to, owner, List.of(), List.of());
        return;
      }
      refuse(
          prospect,
          "LEADS_ONLY",
          "rule \"%s\" gives it to %s, which is for leads only: the mapping %s makes a %s%s"
              .formatted(
                  to.rule(),
                  to.owner() instanceof Owner.Queue ? "a queue" : "the active assignment rule",
                  request.mapping().name(),
                  request.mapping().crm(),
                  request.mapping().reverseSync() ? " (reverseSync)" : ""));
    }

    private void refuse(RecordRef prospect, String code, String reason) {
      assigned.put(prospect, new Assigned.Refused(code, reason));
    }

    void deal() {
      byGroup.forEach(
          (name, prospects) ->
              Optional.ofNullable(ruleSet.mappings().groups().get(name))
                  .ifPresentOrElse(
                      group -> deal(group, prospects),
                      () ->
                          prospects.forEach(
                              (prospect, rule) ->
                                  refuse(
                                      prospect,
                                      "NO_SUCH_GROUP",
                                      "rule \"%s\" gives it to the group '%s', which no file in mappings has"
                                          .formatted(rule, name)))));
    }

    private void deal(UserGroup group, Map<RecordRef, String> prospects) {
      List<RecordRef> inTurn = List.copyOf(prospects.keySet());
      List<RoundRobin.Dealt> dealt = turns.deal(group, inTurn.size(), ruleSet, now);
      for (int i = 0; i < inTurn.size(); i++) {
        RecordRef prospect = inTurn.get(i);
        RoundRobin.Dealt one = dealt.get(i);
        if (one instanceof RoundRobin.Dealt.Taken taken) {
          to(
              prospect,
              new AssignmentDecision.To(new Owner.Group(group.name()), prospects.get(prospect)),
              taken.user(),
              taken.before(),
              taken.passedOver());
        } else if (one instanceof RoundRobin.Dealt.Nobody nobody) {
          refuse(prospect, "NO_ELIGIBLE_MEMBER", nobody.reason());
        }
      }
    }

    private void to(
        RecordRef prospect,
        AssignmentDecision.To to,
        String owner,
        List<Assignment.Standing> before,
        List<Assignment.PassedOver> passedOver) {
      String reason =
          "rule \"%s\" gives it to %s %s".formatted(to.rule(), to.owner().type(), to.owner().to())
              + (to.owner() instanceof Owner.Group ? ", whose turn is " + owner : "")
              + passedOver.stream()
                  .map(one -> "; %s: %s".formatted(one.user(), one.rule()))
                  .collect(Collectors.joining());
      assigned.put(
          prospect,
          to.owner() instanceof Owner.ActiveRule
              ? new Assigned.ByActiveRule(reason, true)
              : new Assigned.To(owner, reason, true));
      fresh.add(
          new Assignment(
              0,
              now,
              prospect,
              to.owner().type(),
              to.owner().to(),
              owner,
              to.rule(),
              ruleSet.version(),
              reason,
              before,
              passedOver));
    }
  }
}
