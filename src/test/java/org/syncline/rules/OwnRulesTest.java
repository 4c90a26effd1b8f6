package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.FieldDecision.Outcome;
import org.syncline.decision.PairDecider;
import org.syncline.record.ChangedBy;
import org.syncline.testsupport.FieldPair;
import org.syncline.testsupport.RuleFiles;

/** Rules that an admin adds to the shipped ones. */
class OwnRulesTest {
  private static final String TYPED_BY_A_REP =
      """
      rule "A phone number typed by a rep is never overwritten"
      when
        $d : FieldDifference( field == "phone", crm.present, crm.changedBy == "user" )
      then
        propose.override().takeCrm( $d );
      end
      """;

  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void copy() {
    files = RuleFiles.in(folder);
  }

  private PairDecider with(String... rules) {
    files.write(files.rule("own.drl"), String.join("\n", rules));
    return files.load().decider();
  }

  private static String rule(String name, String proposal) {
    return """
        rule "%s"
        when
          $d : FieldDifference( field == "phone" )
        then
          propose.%s( $d );
        end
        """
        .formatted(name, proposal);
  }

  private static FieldPair phone(String behavior) {
    return FieldPair.mapped("type: phone, behavior: " + behavior).show("1", "2");
  }

  @Test
  void typedByARep_beatsTheBehavior() {
    FieldDecision decision =
        phone("use-marketing").crmChangedBy(ChangedBy.USER).decide(with(TYPED_BY_A_REP));
    assertThat(decision.outcome()).isEqualTo(Outcome.CRM);
    assertThat(decision.rule()).contains("A phone number typed by a rep is never overwritten");
  }

  @Test
  void changedByAutomation_leavesItToTheBehavior() {
    FieldDecision decision =
        phone("use-marketing").crmChangedBy(ChangedBy.AUTOMATION).decide(with(TYPED_BY_A_REP));
    assertThat(decision.outcome()).isEqualTo(Outcome.MARKETING);
  }

  @Test
  void override_beatsABlankGuard() {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-crm")
            .show("1", null)
            .decide(with(rule("Blank it", "override().takeCrm")));
    assertThat(decision.outcome()).isEqualTo(Outcome.CRM);
    assertThat(decision.value().orElseThrow().blank()).isTrue();
  }

  @Test
  void specific_beatsTheBehavior_andIsBeatenByOverride() {
    String specific = rule("Specific", "specific().takeMarketing");
    assertThat(phone("use-crm").decide(with(specific)).rule()).contains("Specific");
    String override = rule("Override", "override().takeCrm");
    assertThat(phone("use-crm").decide(with(specific, override)).rule()).contains("Override");
  }

  @Test
  void twoThatDisagree_areShownAsOne_andNothingIsWritten() {
    FieldDecision decision =
        phone("use-crm")
            .decide(
                with(
                    rule("Sales knows", "override().takeCrm"),
                    rule("Marketing knows", "override().takeMarketing")));
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.writes()).isEmpty();
    assertThat(decision.reason())
        .contains("the rules \"Marketing knows\" and \"Sales knows\" disagree");
  }

  @Test
  void twoThatAgree_areNoConflict() {
    FieldDecision decision =
        phone("use-marketing")
            .decide(
                with(
                    rule("Sales knows", "override().takeCrm"),
                    rule("Sales owns it", "override().takeCrm")));
    assertThat(decision.outcome()).isEqualTo(Outcome.CRM);
  }

  @Test
  void sameAsTheBehavior_atItsLevel_isNoConflict_theOpposite_isOne() {
    assertThat(phone("use-crm").decide(with(rule("Mine", "takeCrm"))).outcome())
        .isEqualTo(Outcome.CRM);
    assertThat(phone("use-crm").decide(with(rule("Mine", "takeMarketing"))).outcome())
        .isEqualTo(Outcome.REVIEW);
  }

  @Test
  void keep_leavesBothAsTheyAre() {
    FieldDecision decision = phone("use-crm").decide(with(rule("Hands off", "override().keep")));
    assertThat(decision.outcome()).isEqualTo(Outcome.NONE);
    assertThat(decision.rule()).contains("Hands off");
  }

  @Test
  void orderOfFiles_doesNotMatter() {
    String mine = rule("Mine", "override().takeMarketing");
    files.write(files.rule("a-first.drl"), mine);
    FieldDecision first = phone("use-crm").decide(files.load().decider());
    files = RuleFiles.in(folder);
    files.write(files.rule("z-last.drl"), mine);
    assertThat(phone("use-crm").decide(files.load().decider())).isEqualTo(first);
  }

  @Test
  void fileWithAPackage_isLikeOneWithout() {
    String packaged = "package rules.field;\n\n" + rule("Mine", "override().takeMarketing");
    assertThat(phone("use-crm").decide(with(packaged)).rule()).contains("Mine");
  }

  @Test
  void fileThatImportsForItself_isLikeOneThatDoesNot() {
    String own =
        "package my.rules\nimport org.syncline.decision.FieldDifference;\n"
            + "global org.syncline.decision.Proposals propose;\n"
            + rule("Mine", "override().takeMarketing");
    assertThat(phone("use-crm").decide(with(own)).rule()).contains("Mine");
  }
}
