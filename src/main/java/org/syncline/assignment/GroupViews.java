package org.syncline.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.assignment.GroupState.Turns;
import org.syncline.decision.assignment.Group;
import org.syncline.decision.assignment.Turn;
import org.syncline.decision.assignment.Turn.Said;
import org.syncline.mapping.UserGroup;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSets;

/** How the turns of each group stand, for people. */
@ApplicationScoped
public class GroupViews {
  private final TurnRepository turns;
  private final RuleSets ruleSets;
  private final Clock clock;

  GroupViews(TurnRepository turns, RuleSets ruleSets, Clock clock) {
    this.turns = turns;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /**
   * A group.
   *
   * @param order {@code least-recent} or {@code weights}
   */
  public record View(String name, String order, List<MemberView> members) {}

  /**
   * A member.
   *
   * @param user the CRM's id; as the file names the user where there is none
   * @param turns how many prospects the member has got
   * @param today how many of them today, where the member lives
   * @param next whether it is the member's turn
   * @param passedOver the rule by which the member gets none now; null where there is none
   */
  public record MemberView(
      String user,
      int weight,
      long turns,
      int today,
      Instant lastTurnAt,
      Instant lastAssignedAt,
      boolean next,
      String passedOver) {}

  /** All groups of the files in force, by name. Needs a transaction. */
  public List<View> all() {
    RuleSet ruleSet = ruleSets.current();
    return ruleSet.mappings().groups().values().stream()
        .sorted(java.util.Comparator.comparing(UserGroup::name))
        .map(group -> view(group, ruleSet))
        .toList();
  }

  private View view(UserGroup group, RuleSet ruleSet) {
    Instant now = clock.instant();
    GroupState state = turns.seen(group, now);
    Turn turn =
        ruleSet
            .assignmentRules()
            .turn(new Group(group.name(), group.order().word()), state.members(now));
    Map<String, String> over = new HashMap<>();
    turn.passedOver().forEach(said -> over.putIfAbsent(said.member().user(), said.rule()));
    List<String> next = turn.next().stream().map(Said::member).map(one -> one.user()).toList();
    Map<String, Turns> known = new HashMap<>();
    state.turns().forEach(one -> known.put(one.user(), one));
    return new View(
        group.name(),
        group.order().word(),
        state.members(now).stream()
            .map(
                member ->
                    new MemberView(
                        member.user(),
                        member.weight(),
                        known.get(member.user()).turns(),
                        member.today(),
                        member.lastTurnAt(),
                        known.get(member.user()).lastAssignedAt(),
                        next.contains(member.user()),
                        over.get(member.user())))
            .toList());
  }
}
