package org.syncline.decision.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.syncline.decision.automation.Occasions.Outcome;
import org.syncline.decision.criteria.Activity;
import org.syncline.decision.criteria.FactKind;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** How often a rule acts, and when rules contradict each other. */
class OccasionsTest {
  private static final RecordRef PROSPECT = RecordRef.marketing("prospect", "7");
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Action ON = new Action.Listed("5", true);

  private final Map<String, Running> rules = new HashMap<>();
  private List<Match> before = List.of();
  private Instant now = START;

  private void rule(String name, Recurrence recurrence) {
    rule(name, recurrence, START);
  }

  private void rule(String name, Recurrence recurrence, Instant since) {
    AutomationRule rule =
        new AutomationRule(name, "automation/own.drl", 1, recurrence, Set.of(), "d");
    rules.put(name, new Running(rule, since));
  }

  private static ActionProposal proposal(String rule, Action action) {
    return new ActionProposal(action, rule, Optional.empty());
  }

  private ActionProposal proposal(String rule, Action action, String activity, Instant at) {
    Map<String, FieldValue> fields =
        Map.of(
            "type", FieldValue.of(1),
            "emailId", FieldValue.of(9),
            "createdAt", FieldValue.of(at.toString()));
    RecordRef ref = RecordRef.marketing("visitorActivity", activity);
    return new ActionProposal(
        action, rule, Optional.of((Activity) FactKind.ACTIVITY.of(ref, fields, now)));
  }

  /** What is done, and what is remembered of it. */
  private Outcome look(ActionProposal... proposals) {
    Outcome outcome = new Occasions(PROSPECT, rules, before, now).of(List.of(proposals));
    List<Match> after = new ArrayList<>(before);
    for (Occasions.Occasion one : outcome.occasions()) {
      after.removeIf(
          match ->
              match.rule().equals(one.match().rule())
                  && match.subject().equals(one.match().subject()));
      after.add(one.match());
    }
    before = after;
    return outcome;
  }

  private static List<Action> actions(Outcome outcome) {
    return outcome.occasions().stream().flatMap(one -> one.actions().stream()).toList();
  }

  @Test
  void once_actsOnce_andUndoesNothing() {
    rule("r", new Recurrence.Once());
    assertThat(actions(look(proposal("r", ON)))).containsExactly(ON);
    assertThat(actions(look(proposal("r", ON)))).isEmpty();
    assertThat(actions(look())).isEmpty();
    assertThat(actions(look(proposal("r", ON)))).isEmpty();
  }

  @Test
  void once_isNotDoneAgainForAnActionThatIsAddedLater() {
    rule("r", new Recurrence.Once());
    look(proposal("r", ON));
    assertThat(actions(look(proposal("r", ON), proposal("r", new Action.AddScore(5))))).isEmpty();
  }

  @Test
  void repeating_waitsItsDays_andEndsAtItsLimit() {
    rule("r", new Recurrence.Repeating(Duration.ofDays(7), 3));
    List<Integer> acted = new ArrayList<>();
    for (int day : List.of(0, 1, 7, 8, 14, 21)) {
      now = START.plus(Duration.ofDays(day));
      if (!look(proposal("r", ON)).occasions().isEmpty()) {
        acted.add(day);
      }
    }
    assertThat(acted).containsExactly(0, 7, 14);
  }

  @Test
  void completion_actsForEachActivity_butRaisesTheScoreOnceForOneDeed() {
    rule("r", new Recurrence.Completion());
    Action task = new Action.Notification(Optional.empty(), "clicked", "");
    Action points = new Action.AddScore(3);
    ActionProposal[] first = {proposal("r", task, "1", now), proposal("r", points, "1", now)};
    assertThat(actions(look(first))).containsExactlyInAnyOrder(task, points);
    assertThat(actions(look(first))).isEmpty();
    ActionProposal[] both =
        Stream.concat(
                Stream.of(first),
                Stream.of(proposal("r", task, "2", now), proposal("r", points, "2", now)))
            .toArray(ActionProposal[]::new);
    assertThat(actions(look(both))).containsExactly(task);
  }

  @Test
  void completion_isNotRetroactive() {
    rule("r", new Recurrence.Completion());
    assertThat(actions(look(proposal("r", ON, "1", START.minusSeconds(1))))).isEmpty();
    assertThat(actions(look(proposal("r", ON, "2", START)))).containsExactly(ON);
  }

  @Test
  void activity_ofTheSecondInWhichTheRuleBegan_isCompleted() {
    rule("r", new Recurrence.Completion(), START.plusMillis(700));
    assertThat(actions(look(proposal("r", ON, "1", START.minusSeconds(1))))).isEmpty();
    assertThat(actions(look(proposal("r", ON, "2", START)))).containsExactly(ON);
  }

  @Test
  void dynamic_takesOffWhoDoesNotMatchAnyMore_andPutsOnAgain() {
    rule("r", new Recurrence.Dynamic());
    assertThat(actions(look(proposal("r", ON)))).containsExactly(ON);
    assertThat(actions(look(proposal("r", ON)))).isEmpty();
    assertThat(actions(look())).containsExactly(new Action.Listed("5", false));
    assertThat(actions(look())).isEmpty();
    assertThat(actions(look(proposal("r", ON)))).containsExactly(ON);
  }

  @Test
  void dynamic_keepsWhoAnotherRuleKeepsOnTheList() {
    rule("one", new Recurrence.Dynamic());
    rule("other", new Recurrence.Dynamic());
    look(proposal("one", ON), proposal("other", ON));
    assertThat(actions(look(proposal("other", ON)))).isEmpty();
    assertThat(actions(look())).containsExactly(new Action.Listed("5", false));
  }

  @Test
  void contradiction_letsNeitherAct_untilOneIsCorrected() {
    rule("a", new Recurrence.Once());
    rule("b", new Recurrence.Once());
    rule("c", new Recurrence.Once());
    Action red = new Action.SetField("industry", FieldValue.of("Red"));
    Action blue = new Action.SetField("industry", FieldValue.of("Blue"));
    Outcome outcome = look(proposal("a", red), proposal("b", blue), proposal("c", ON));
    assertThat(actions(outcome)).containsExactly(ON);
    assertThat(outcome.contradictions())
        .singleElement()
        .asString()
        .contains("\"a\"", "\"b\"", "industry", "Red", "Blue");
    assertThat(actions(look(proposal("a", red), proposal("b", red)))).containsExactly(red, red);
  }

  @Test
  void whatCounts_contradictsNothing() {
    rule("a", new Recurrence.Once());
    rule("b", new Recurrence.Once());
    Outcome outcome =
        look(proposal("a", new Action.AddScore(1)), proposal("b", new Action.AddScore(2)));
    assertThat(outcome.contradictions()).isEmpty();
    assertThat(outcome.occasions()).hasSize(2);
  }
}
