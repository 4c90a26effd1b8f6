package org.syncline.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.syncline.assignment.Assignment.PassedOver;
import org.syncline.assignment.Assignment.Standing;
import org.syncline.decision.assignment.Group;
import org.syncline.decision.assignment.Member;
import org.syncline.decision.assignment.Turn;
import org.syncline.decision.assignment.Turn.Said;
import org.syncline.mapping.UserGroup;
import org.syncline.rules.RuleSet;

/**
 * Takes turns. A group's turns wait for each other under a row lock until the transaction ends, so
 * that no turn is taken twice, and none is lost with a transaction that fails.
 */
@ApplicationScoped
public class RoundRobin {
  private final TurnRepository turns;

  RoundRobin(TurnRepository turns) {
    this.turns = turns;
  }

  /** What came of one turn. */
  public sealed interface Dealt {
    /**
     * A member got it.
     *
     * @param user the member's id in the CRM
     * @param before how all stood
     */
    record Taken(String user, List<Standing> before, List<PassedOver> passedOver)
        implements Dealt {}

    /** All members are passed over; nobody's turn has moved. */
    record Nobody(String reason) implements Dealt {}
  }

  /** Takes so many turns, one after the other. Needs a transaction. */
  public List<Dealt> deal(UserGroup group, int number, RuleSet ruleSet, Instant now) {
    GroupState state = turns.locked(group, now);
    List<Dealt> dealt = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      dealt.add(taken(state, ruleSet, now));
    }
    turns.save(state);
    return dealt;
  }

  /** A rule that fails has moved nobody's turn. */
  private static Dealt taken(GroupState state, RuleSet ruleSet, Instant now) {
    try {
      return turn(state, ruleSet, now);
    } catch (RuntimeException e) {
      return new Dealt.Nobody("the rules of round robin fail: " + e.getMessage());
    }
  }

  private static Dealt turn(GroupState state, RuleSet ruleSet, Instant now) {
    List<Member> candidates = new ArrayList<>(state.members(now));
    List<Standing> before = state.standings();
    Map<String, String> passed = new LinkedHashMap<>();
    Group group = new Group(state.group().name(), state.group().order().word());
    while (!candidates.isEmpty()) {
      Turn turn = ruleSet.assignmentRules().turn(group, candidates);
      Map<String, String> over = over(turn);
      if (over.keySet().containsAll(candidates.stream().map(Member::user).toList())) {
        over.putAll(passed);
        return nobody(group, over);
      }
      Member next = next(turn, group);
      if (!over.containsKey(next.user())) {
        state.take(next.user(), passed.keySet(), now);
        return new Dealt.Taken(
            next.user(),
            before,
            passed.entrySet().stream()
                .map(one -> new PassedOver(one.getKey(), one.getValue()))
                .toList());
      }
      passed.put(next.user(), over.get(next.user()));
      candidates.remove(next);
    }
    return nobody(group, passed);
  }

  private static Dealt nobody(Group group, Map<String, String> why) {
    return new Dealt.Nobody(
        "no eligible member in group "
            + group.name()
            + why.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining("; ", " (", ")")));
  }

  private static Map<String, String> over(Turn turn) {
    Map<String, String> over = new HashMap<>();
    turn.passedOver().stream()
        .sorted(Comparator.comparing(Said::rule))
        .forEach(said -> over.putIfAbsent(said.member().user(), said.rule()));
    return over;
  }

  /** The one on whom the highest level of precedence agrees. */
  private static Member next(Turn turn, Group group) {
    List<Said> said =
        turn.next().stream().collect(Collectors.groupingBy(Said::precedence)).entrySet().stream()
            .max(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .orElseThrow(
                () -> new IllegalStateException("no rule says who is next in " + group.name()));
    if (said.stream().map(one -> one.member().user()).distinct().count() > 1) {
      throw new IllegalStateException(
          "rules disagree about who is next in %s: %s"
              .formatted(
                  group.name(),
                  said.stream()
                      .map(one -> "\"%s\" says %s".formatted(one.rule(), one.member().user()))
                      .sorted()
                      .collect(Collectors.joining("; "))));
    }
    return said.get(0).member();
  }
}
