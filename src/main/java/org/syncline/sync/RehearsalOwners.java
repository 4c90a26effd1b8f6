package org.syncline.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.assignment.Assigned;
import org.syncline.assignment.Request;
import org.syncline.assignment.Ruling;
import org.syncline.assignment.Wish;
import org.syncline.decision.assignment.AssignmentDecision;
import org.syncline.decision.assignment.Owner;
import org.syncline.mapping.Mapping;
import org.syncline.mirror.Mirrored;
import org.syncline.record.RecordRef;
import org.syncline.record.SalesforceId;
import org.syncline.rules.RuleSet;

/**
 * Finds owners in memory. No turn of a group is taken, and an owner whose id is not known is as
 * good as one whom the CRM chooses.
 */
final class RehearsalOwners {
  private static final String USER_ID = "005\\w{15}";

  private final RuleSet ruleSet;
  private final RehearsalKept kept;
  private final OwnedCreates creates;
  private final Map<RecordRef, Wish> wishes = new HashMap<>();
  private final Map<RecordRef, AssignmentDecision.To> given = new HashMap<>();
  private final List<AssignmentDecision.To> fresh = new ArrayList<>();

  RehearsalOwners(RuleSet ruleSet, RehearsalKept kept, CreateStep creates) {
    this.ruleSet = ruleSet;
    this.kept = kept;
    this.creates = new OwnedCreates(creates);
  }

  /** A rule of the automation phase has it given to somebody. */
  void wish(RecordRef prospect, Owner owner, String rule) {
    wishes.put(prospect, new Wish(0, owner, rule));
  }

  /** Whom prospects were given to since the last time. */
  List<AssignmentDecision.To> take() {
    List<AssignmentDecision.To> taken = List.copyOf(fresh);
    fresh.clear();
    return taken;
  }

  void apply(SyncBatch batch) {
    batch.unassigned.forEach(
        (ref, mapping) -> batch.mirror(ref).ifPresent(prospect -> apply(batch, prospect, mapping)));
  }

  private void apply(SyncBatch batch, Mirrored prospect, Mapping mapping) {
    Wish wish = wishes.get(prospect.ref());
    Assigned assigned = assigned(AssignStep.request(batch, prospect, mapping, wish));
    creates.take(batch, prospect, mapping, assigned);
  }

  private Assigned assigned(Request request) {
    if (request.mapping().assigned(request::field)) {
      return new Assigned.Nobody(); // it has a user in marketing, who is not looked up here
    }
    RecordRef prospect = request.prospect().record();
    Optional<AssignmentDecision.To> before = Optional.ofNullable(given.get(prospect));
    Optional<AssignmentDecision.To> stays = before.filter(to -> ofUsers(to.owner()));
    if (stays.isPresent()) {
      return owned(stays.get(), false);
    }
    Ruling ruling = Ruling.of(request, ruleSet.assignmentRules());
    return ruling.to().map(to -> given(prospect, to, before)).orElse(ruling.otherwise());
  }

  /** A user stays chosen, as a member of a group does. */
  private static boolean ofUsers(Owner owner) {
    return owner instanceof Owner.User || owner instanceof Owner.Group;
  }

  private Assigned given(
      RecordRef prospect, AssignmentDecision.To to, Optional<AssignmentDecision.To> before) {
    boolean again = before.filter(one -> one.owner().equals(to.owner())).isPresent();
    Assigned assigned = owned(to, !again);
    if (!(assigned instanceof Assigned.Refused)) {
      wishes.remove(prospect);
      given.put(prospect, to);
      if (!again) {
        fresh.add(to);
      }
    }
    return assigned;
  }

  private Assigned owned(AssignmentDecision.To to, boolean isFresh) {
    String reason = Ruling.reason(to);
    if (to.owner() instanceof Owner.User user) {
      return user(to, user, isFresh);
    }
    if (to.owner() instanceof Owner.Queue queue) {
      return new Assigned.To(SalesforceId.to18(queue.to()), reason, isFresh);
    }
    boolean group = to.owner() instanceof Owner.Group;
    return group && !ruleSet.mappings().groups().containsKey(to.owner().to())
        ? Ruling.noSuchGroup(to)
        : new Assigned.ByActiveRule(reason, isFresh);
  }

  private Assigned user(AssignmentDecision.To to, Owner.User user, boolean isFresh) {
    String id = SalesforceId.to18(user.to().strip());
    Optional<RehearsalKept.User> known = kept.user(id.matches(USER_ID) ? id : user.to());
    if (known.isEmpty() ? kept.knowsUsers() : !known.get().active()) {
      return Ruling.noSuchUser(to);
    }
    String reason = Ruling.reason(to);
    return known
        .map(RehearsalKept.User::id)
        .or(() -> Optional.of(id).filter(one -> one.matches(USER_ID)))
        .<Assigned>map(one -> new Assigned.To(one, reason, isFresh))
        .orElse(new Assigned.ByActiveRule(reason, isFresh));
  }
}
