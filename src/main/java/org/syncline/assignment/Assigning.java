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
import org.syncline.intake.PollSource;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.mapping.UserGroup;
import org.syncline.record.FieldValue;
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

  private static final Map<SystemName, String> USERS =
      Map.of(SystemName.CRM, "User", SystemName.MARKETING, "user");

  private final AssignmentRepository ledger;
  private final CrmUsers users;
  private final RoundRobin turns;
  private final Watermarks watermarks;

  Assigning(AssignmentRepository ledger, CrmUsers users, RoundRobin turns, Watermarks watermarks) {
    this.watermarks = watermarks;
    this.ledger = ledger;
    this.users = users;
    this.turns = turns;
  }

  /**
   * What comes of each request, by prospect; turns are taken in their order. Needs a transaction.
   */
  public Map<RecordRef, Assigned> of(List<Request> requests, RuleSet ruleSet, Instant now) {
    Batch batch = new Batch(ruleSet, now);
    batch.inAnotherWay(requests);
    List<Request> open = batch.open(requests);
    if (!open.isEmpty() && usersAreToCome(ruleSet)) {
      open.forEach(one -> batch.assigned.put(one.prospect().record(), new Assigned.Later()));
      return batch.assigned;
    }
    batch.inMarketing(open);
    batch.before(batch.open(requests));
    batch.open(requests).forEach(batch::decide);
    batch.deal();
    ledger.add(batch.fresh);
    return batch.assigned;
  }

  /** A first read of people ends before that of users begins. */
  private boolean usersAreToCome(RuleSet ruleSet) {
    return USERS.entrySet().stream()
        .filter(
            one ->
                ruleSet.mappings().kept(one.getKey()).stream()
                    .anyMatch(kept -> kept.object().equals(one.getValue())))
        .anyMatch(
            one ->
                watermarks
                    .of(one.getKey(), PollSource.of(one.getValue()))
                    .filter(Watermark::readToEnd)
                    .isEmpty());
  }

  /** The requests of one transaction. */
  private final class Batch {
    private final RuleSet ruleSet;
    private final Instant now;
    private final Map<RecordRef, Assigned> assigned = new HashMap<>();
    private final List<Assignment> fresh = new ArrayList<>();
    private final Map<RecordRef, Assignment> earlier = new HashMap<>();
    private final Map<String, Map<String, User>> named = new HashMap<>();

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

    /** Who is assigned, but to no user of marketing, is left to the CRM. */
    void inAnotherWay(List<Request> requests) {
      requests.stream()
          .filter(one -> one.mapping().assigned(one::field) && user(one).isEmpty())
          .forEach(one -> assigned.put(one.prospect().record(), new Assigned.Nobody()));
    }

    /** Who has a user in marketing belongs to the same person in the CRM, whatever rules say. */
    void inMarketing(List<Request> requests) {
      Map<RecordRef, String> owned = new LinkedHashMap<>();
      requests.forEach(one -> user(one).ifPresent(id -> owned.put(one.prospect().record(), id)));
      Map<String, User> known = owned.isEmpty() ? Map.of() : users.ofMarketing(owned.values());
      owned.forEach((prospect, id) -> assigned.put(prospect, of(id, known.get(id))));
    }

    private static Optional<String> user(Request request) {
      return Optional.of(MARKETING_USER)
          .filter(request.mapping().assignedFields()::contains)
          .map(request::field)
          .filter(FieldValue::present)
          .map(FieldValue::text);
    }

    private Assigned of(String marketingUser, User user) {
      return user == null
          ? new Assigned.Unknown(marketingUser)
          : new Assigned.To(user.id(), "assigned in marketing", false);
    }

    /** A user got it before, and may still have it. */
    void before(List<Request> requests) {
      earlier.putAll(
          ledger.latest(requests.stream().map(request -> request.prospect().record()).toList()));
      Map<String, User> owners =
          users.named(earlier.values().stream().map(Assignment::owner).toList());
      for (Request request : requests) {
        Assignment one = earlier.get(request.prospect().record());
        User owner = one == null ? null : owners.get(one.owner());
        if (owner != null && owner.active() && request.mapping().ownerField().isPresent()) {
          assigned.put(one.prospect(), new Assigned.To(one.owner(), one.reason(), false));
        }
      }
    }

    void decide(Request request) {
      Ruling ruling = Ruling.of(request, ruleSet.assignmentRules());
      ruling
          .to()
          .ifPresentOrElse(
              to -> give(request.prospect().record(), to),
              () -> assigned.put(request.prospect().record(), ruling.otherwise()));
    }

    private void give(RecordRef prospect, AssignmentDecision.To to) {
      if (to.owner() instanceof Owner.User user) {
        User found =
            named.computeIfAbsent(user.to(), name -> users.named(List.of(name))).get(user.to());
        if (found == null || !found.active()) {
          assigned.put(prospect, Ruling.noSuchUser(to));
        } else {
          to(prospect, to, found.id(), List.of(), List.of());
        }
      } else if (to.owner() instanceof Owner.Queue queue) {
        to(prospect, to, SalesforceId.to18(queue.to()), List.of(), List.of());
      } else if (to.owner() instanceof Owner.ActiveRule) {
        to(prospect, to, "", List.of(), List.of());
      } else if (to.owner() instanceof Owner.Group group) {
        byGroup.computeIfAbsent(group.to(), name -> new LinkedHashMap<>()).put(prospect, to.rule());
      }
    }

    private void refuse(RecordRef prospect, String code, String reason) {
      assigned.put(prospect, new Assigned.Refused(code, reason));
    }

    void deal() {
      byGroup.forEach(
          (name, prospects) ->
              Optional.ofNullable(ruleSet.mappings().groups().get(name))
                  .ifPresentOrElse(
                      group -> deal(group, prospects), () -> noSuchGroup(name, prospects)));
    }

    private void noSuchGroup(String name, Map<RecordRef, String> prospects) {
      prospects.forEach(
          (prospect, rule) ->
              assigned.put(
                  prospect,
                  Ruling.noSuchGroup(new AssignmentDecision.To(new Owner.Group(name), rule))));
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
          Ruling.reason(to)
              + (to.owner() instanceof Owner.Group ? ", whose turn is " + owner : "")
              + passedOver.stream()
                  .map(one -> "; %s: %s".formatted(one.user(), one.rule()))
                  .collect(Collectors.joining());
      Assignment last = earlier.get(prospect);
      boolean again =
          last != null
              && last.owner().equals(owner)
              && last.toType().equals(to.owner().type())
              && last.to().equals(to.owner().to());
      assigned.put(
          prospect,
          to.owner() instanceof Owner.ActiveRule
              ? new Assigned.ByActiveRule(reason, !again)
              : new Assigned.To(owner, reason, !again));
      if (again) {
        return;
      }
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
