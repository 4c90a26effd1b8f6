package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.decision.assignment.Group;
import org.syncline.decision.assignment.Member;
import org.syncline.decision.assignment.Turn;
import org.syncline.testsupport.RuleFiles;

/** Whose turn it is, and that each shipped rule is needed to say so. */
class RoundRobinRulesTest {
  private static final Instant EARLY = Instant.parse("2026-11-27T09:00:00Z");
  private static final Instant LATE = Instant.parse("2026-11-27T10:00:00Z");
  private static final Member ANN =
      new Member("ann", true, EARLY, 1, 2, EARLY, 0, false, true, false);
  private static final Member BOB =
      new Member("bob", true, EARLY, 1, 1, LATE, 0, false, true, false);

  @TempDir Path folder;

  private static String said(RuleFiles files, String order, Member... members) {
    Turn turn = files.load().assignmentRules().turn(new Group("g", order), List.of(members));
    return "next " + users(turn.next()) + ", not " + users(turn.passedOver());
  }

  private static List<String> users(List<Turn.Said> said) {
    return said.stream().map(one -> one.member().user()).sorted().toList();
  }

  private static Member with(boolean active, boolean capped, boolean working, boolean away) {
    return new Member("ann", active, EARLY, 1, 2, EARLY, 0, capped, working, away);
  }

  /** What each rule decides alone. */
  private static Stream<String> all(RuleFiles files) {
    return Stream.of(
        said(files, "least-recent", ANN, BOB),
        said(files, "weights", ANN, BOB),
        said(files, "least-recent", with(false, false, true, false)),
        said(files, "least-recent", with(true, true, true, false)),
        said(files, "least-recent", with(true, false, false, false)),
        said(files, "least-recent", with(true, false, true, true)));
  }

  @Test
  void shippedRules_sayWhoIsNextAndWhoIsPassedOver() {
    assertThat(all(RuleFiles.in(folder)))
        .containsExactly(
            "next [ann], not []",
            "next [bob], not []",
            "next [ann], not [ann]",
            "next [ann], not [ann]",
            "next [ann], not [ann]",
            "next [ann], not [ann]");
  }

  @TestFactory
  Stream<DynamicTest> shippedRule_takenAway_changesWhatIsSaid() {
    List<String> whole = all(RuleFiles.in(folder)).toList();
    return RuleFiles.shippedRules("assignment").stream()
        .map(
            rule ->
                dynamicTest(
                    rule.lines().findFirst().orElseThrow(),
                    () ->
                        assertThat(all(RuleFiles.in(folder).without(rule::equals)).toList())
                            .isNotEqualTo(whole)));
  }
}
