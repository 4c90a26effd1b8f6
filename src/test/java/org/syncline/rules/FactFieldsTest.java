package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.decision.criteria.FactKind;
import org.syncline.record.Problem;
import org.syncline.testsupport.RuleFiles;

/** A field that no record has would be blank for ever, and its rule never fire. */
class FactFieldsTest {
  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void copy() {
    files = RuleFiles.in(folder);
  }

  private void write(String condition, String proposal) {
    files.write(
        files.rule("own.drl"),
        """
        rule "Mine"
        when
          %s
          $d : FieldDifference( field == "phone" )
        then
          %s
        end
        """
            .formatted(condition, proposal));
  }

  private List<Problem> problems(String condition) {
    write(condition, "propose.takeCrm( $d );");
    return catchThrowableOfType(RuleSetException.class, files::load).problems();
  }

  private void onlyProblem(String condition, String... words) {
    assertThat(problems(condition))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).endsWith("own.drl");
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.place()).isEqualTo("rule \"Mine\"");
              assertThat(problem.message()).contains(words);
            });
  }

  @Test
  void misspelledField_isToldWithTheRightOnes() {
    onlyProblem(
        "Prospect( text(\"contry\") == \"Germany\" )", "Prospect", "'contry'", "country", "score");
    onlyProblem("Account( number( \"Revenue\" ) > 5 )", "Account", "'Revenue'", "AnnualRevenue");
    onlyProblem("Opportunity( daysSince(\"Closed\") > 5 )", "Opportunity", "CloseDate");
    onlyProblem("CampaignMembership( isAny(\"Camp.Name\", \"A;B\") )", "Campaign.Name");
    onlyProblem("ListMembership( has(\"name\") )", "list.name");
  }

  @Test
  void fieldOfAnotherFact_isAskedOfThatOne() {
    onlyProblem(
        "$a : Account() Prospect( text(\"country\") == $a.text(\"Country\") )", "BillingCountry");
  }

  @Test
  void objectThatNobodyKeeps_isTold() {
    onlyProblem(
        "KeptRecord( object == \"Subscription__c\" )", "object is never 'Subscription__c'", "tag");
    files.edit(
        files.mapping("kept/list-membership.yaml"),
        text -> text.replace("listMembership", "other"));
    assertThat(problems("ListMembership()"))
        .singleElement()
        .satisfies(one -> assertThat(one.message()).endsWith("keeps listMembership"));
  }

  @Test
  void valuesOfActivitiesFromOutside_areFields() {
    files.write(
        files.mapping("activities.yaml"),
        """
        activities:
          attended:
            { extension: W, type: A, title: Webinar, word: attended, values: { minutes: { type: number } } }
        """);
    onlyProblem("Activity( number(\"hours\") > 1 )", "Activity", "'hours'", "minutes", "typeName");
    write(
        "Activity( text(\"type\") == \"attended\", number(\"minutes\") > 9, has(\"formId\") )",
        "propose.takeCrm( $d );");
    assertThat(files.load().asked().field()).containsExactly(FactKind.ACTIVITY);
  }

  @Test
  void activity_thatNobodyKeepsOrDeclares_isTold() {
    files.edit(
        files.mapping("kept/visitor-activity.yaml"),
        text -> text.replace("keep: visitorActivity", "keep: other"));
    onlyProblem("Activity()", "keeps visitorActivity or externalActivity");
  }

  @Test
  void rightFields_areTaken_andToldToBeAskedFor() {
    write(
        """
        Prospect( text("country") == "Germany", number("score") > 100 )
          Account( text("Industry") == "Banking", this.has("Name") )
          Activity( text("action") == "clicked", daysSince("createdAt") < 7 )
          KeptRecord( object == "tag", text("name") == "vip" )\
        """,
        "propose.takeCrm( $d );");
    Asked asked = files.load().asked();
    assertThat(asked.field())
        .containsExactlyInAnyOrder(FactKind.ACCOUNT, FactKind.ACTIVITY, FactKind.KEPT_RECORD);
    assertThat(asked.prospect()).isTrue();
    assertThat(asked.assignment()).isEmpty();
  }

  @Test
  void validRules_ofSeveralObjectsAndNamesLikeFacts_areTaken() {
    files.edit(
        files.mapping("kept/list-membership.yaml"),
        text -> text.replace("listMembership", "other"));
    files.write(
        files.rule("own.drl"),
        """
        rule "Forms: ListMembership (submitted)"
        when
          KeptRecord( object == "tag" || object == "form", has("name") ) and KeptRecord( has("listId") )
          $d : FieldDifference( field == "phone" )
        then
          propose.takeCrm( $d );
        end
        """);
    assertThat(files.load().asked().field()).containsExactly(FactKind.KEPT_RECORD);
  }

  @Test
  void factInACommentOrAText_isNotAskedFor() {
    write("// Account( text(\"Nothing\") )", "propose.takeCrm( $d ); // Opportunity()");
    assertThat(files.load().asked().field()).isEmpty();
  }
}
