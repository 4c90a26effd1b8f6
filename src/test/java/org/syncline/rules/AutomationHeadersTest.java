package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.decision.automation.AutomationRule;
import org.syncline.decision.automation.Recurrence;
import org.syncline.record.Problem;
import org.syncline.testsupport.RuleFiles;

/** How often an automation rule acts stands between its name and its conditions. */
class AutomationHeadersTest {
  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void copy() {
    files = RuleFiles.in(folder);
  }

  private void write(String header, String condition, String call) {
    files.write(
        files.rules().resolve("automation/own.drl"),
        """
        // Rules of this test, with an @odd comment.
        rule "Mine"
          %s
        when
          $p : Prospect( text("comments") != "a @dynamic when" )
          %s
        then
          act.%s;
        end

        rule "Other"
        when
          $p : Prospect()
        then
          act.addTag( $p, "other" );
        end
        """
            .formatted(header, condition, call));
  }

  private AutomationRule mine(String header, String condition, String call) {
    write(header, condition, call);
    List<AutomationRule> rules = files.load().automationRules().rules();
    assertThat(rules).hasSize(2);
    assertThat(rules.get(1).recurrence()).isEqualTo(new Recurrence.Once());
    return rules.get(0);
  }

  @Test
  void header_saysHowOftenTheRuleActs() {
    String tag = "addTag( $p, \"t\" )";
    assertThat(mine("", "", tag).recurrence()).isEqualTo(new Recurrence.Once());
    assertThat(mine("@repeat( days = 7, times = 3 )", "", tag).recurrence())
        .isEqualTo(new Recurrence.Repeating(Duration.ofDays(7), 3));
    assertThat(mine("@completion", "Activity()", tag).recurrence())
        .isEqualTo(new Recurrence.Completion());
    assertThat(mine("@segmentation", "", tag).recurrence())
        .isEqualTo(new Recurrence.Segmentation());
    assertThat(mine("@dynamic", "", "addToList( $p, \"5\" )").recurrence())
        .isEqualTo(new Recurrence.Dynamic());
  }

  @Test
  void digest_changesWithTheRule_andWithNothingElse() {
    String tag = "addTag( $p, \"t\" )";
    String plain = mine("", "", tag).digest();
    assertThat(mine("   ", "", tag + "  ").digest()).isNotEqualTo("");
    assertThat(mine("", "", tag).digest()).isEqualTo(plain);
    assertThat(mine("@segmentation", "", tag).digest()).isNotEqualTo(plain);
    assertThat(mine("", "", "addTag( $p, \"other\" )").digest()).isNotEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @repeat                         | addTag( $p, "t" )                 | expected @repeat( days = 7, times = 3 )
          @repeat( days = 0, times = 3 )  | addTag( $p, "t" )                 | each from 1 on
          @often                          | addTag( $p, "t" )                 | unknown '@often'
          @dynamic( 3 )                   | addToList( $p, "5" )              | unknown '@dynamic( 3 )'
          @completion                     | addTag( $p, "t" )                 | asks for an Activity
          @dynamic                        | addTag( $p, "t" )                 | does not call act.addTag
          @segmentation                   | addScore( $p, 1 )                 | does not call act.addScore
          @segmentation @dynamic          | addToList( $p, "5" )              | not two
          ''                              | addToList( $p, "Trial" )          | a list is named by its id
          ''                              | addToCampaign( $p, "Fair", "S" )  | a campaign is named by its id
          ''                              | assignToGroup( $p, "dach" )       | there is no group 'dach'
          ''                              | setField( $p, "contry", "DE" )    | no field 'contry'
          ''                              | invoke( $p, "webinar" )           | no external action 'webinar'
          """)
  void header_thatIsWrong_isToldWithItsLine(String header, String call, String message) {
    write(header, "", call);
    List<Problem> problems = catchThrowableOfType(RuleSetException.class, files::load).problems();
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).endsWith("own.drl");
              assertThat(problem.place()).isEqualTo("rule \"Mine\"");
              assertThat(problem.line()).isBetween(2, 8);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void misspelledField_isRefused() {
    write("", "Opportunity( daysSince(\"LastStage\") > 7 )", "addTag( $p, \"t\" )");
    assertThat(catchThrowableOfType(RuleSetException.class, files::load).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("'LastStage'"));
  }
}
