package org.syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.decision.assignment.AssignmentRules;
import org.syncline.decision.automation.AutomationRules;
import org.syncline.rules.Asked;
import org.syncline.rules.RuleSet;
import org.syncline.testsupport.RuleFiles;

/** What is not as wanted fails, and says so in words that need no debugger. */
class ScenarioRunnerTest {
  private static final String PAIR =
      """
      note: The master wins
      mapping: lead
      given:
        crm: { Id: 00Q000000000001AAA, City: Bergen, NumberOfEmployees: 42 }
        marketing: { id: 7, city: Oslo, employees: 42 }
      when: { changed: crm }
      want: { %s }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "writes: [] | writes: expected nothing, found marketing city = \"Bergen\"",
        "writes: [ { system: marketing, field: city, value: Molde } ] | writes: expected marketing"
            + " city = \"Molde\", found marketing city = \"Bergen\"",
        "writes: [ { system: crm, field: City, value: Bergen } ] | writes: expected crm City ="
            + " \"Bergen\", found marketing city = \"Bergen\"",
        "writes: [ { system: marketing, create: prospect } ] | writes: expected marketing new"
            + " prospect, found marketing city = \"Bergen\"",
        "history: [ { field: city, outcome: marketing } ] | history: expected field = \"city\","
            + " outcome = \"marketing\", found (event = \"field\", field = \"city\", lost ="
            + " \"Oslo\", outcome = \"crm\", reason =",
        "history: [ { field: city, lost: Bergen } ] | history: expected",
        "history: [ { field: city, reason: nobody knows } ] | history: expected",
        "after: { crm: { City: Molde } } | after crm: expected City = \"Molde\", found \"Bergen\"",
        "after: { crm: { Country: ~ } } | after crm: expected Country = blank, found not provided",
        "after: { crm: { NumberOfEmployees: '42' } } | after crm: expected NumberOfEmployees ="
            + " \"42\", found 42",
        "errors: [ { field: city } ] | errors: expected field = \"city\", found nothing",
        "reviews: [ { field: city } ] | reviews: expected field = \"city\", found nothing",
        "fired: [ This field is not synced ] | fired: expected This field is not synced, found"
            + " Salesforce is the master of this field",
        "notFired: [ Salesforce is the master of this field ] | notFired: expected not Salesforce"
            + " is the master of this field, found Salesforce is the master of this field",
      })
  void expectation_thatIsWrong_failsReadably(String want, String told) {
    ScenarioResult result = ShippedRules.run(PAIR.formatted(want));
    assertThat(result.passed()).isFalse();
    assertThat(result.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.toString()).startsWith(told);
              assertThat(failure.line()).isEqualTo(7);
            });
  }

  @Test
  void notFired_whereTheRecordsDifferInNothing_fails() {
    ScenarioResult result =
        ShippedRules.run(
            PAIR.formatted("notFired: [ This field is not synced ]").replace("Oslo", "Bergen"));
    assertThat(result.failures())
        .singleElement()
        .asString()
        .contains("no rule was asked, as the records differ in nothing");
    assertThat(result.heldBack()).isEmpty();
  }

  @Test
  void story_thatFails_namesTheStepAndItsLine() {
    ScenarioResult result =
        ShippedRules.run(
            """
            note: A lead that is not there
            mapping: lead
            given: { marketing: { id: 7, email: ann@example.org } }
            steps:
              - when: { changed: marketing }
                want: { writes: [] }
              - when: { crm: { City: Oslo } }
                want: { writes: [] }
            """);
    assertThat(result.failures())
        .containsExactly(new Failure(8, "step 2: when", "a crm record", "none"));
  }

  @Test
  void edit_ofADeletedRecord_fails() {
    ScenarioResult result =
        ShippedRules.run(
            """
            note: A lead that is gone
            mapping: { like: lead, onCrmDelete: keep }
            given: { crm: { Id: 00Q000000000001AAA }, marketing: { id: 7 } }
            steps:
              - when: { deleted: crm }
                want: { writes: [], after: { marketing: {}, crm: { City: ~ } } }
              - when: { crm: { City: Oslo } }
                want: { writes: [] }
            """);
    assertThat(result.failures())
        .containsExactly(
            new Failure(6, "step 1: after crm", "City = blank", "no such record"),
            new Failure(8, "step 2: when", "a crm record", "none"));
  }

  @Test
  void writes_thatAreNotDelivered_showInNoRecord() {
    ScenarioResult result =
        ShippedRules.run(
            """
            note: A write that waits
            mapping: lead
            given: { crm: { Id: 00Q000000000001AAA, City: Oslo }, marketing: { id: 7, city: Oslo } }
            steps:
              - when: { crm: { City: Molde } }
                deliver: false
                want:
                  writes: [ { system: marketing, field: city, value: Molde } ]
                  after: { marketing: { city: Oslo } }
              - when: { read: crm }
                want: { after: { marketing: { city: Molde } } }
            """);
    assertThat(result.failures()).isEmpty();
  }

  @Test
  void ruleThatBreaks_failsAScenarioThatWantsNothingWritten(@TempDir Path folder) {
    RuleFiles files = RuleFiles.in(folder);
    files.write(
        files.rule("own.drl"),
        """
        rule "Broken"
        when
          $d : FieldDifference( field == "city", marketing.value.text.charAt( 99 ) == 'x' )
        then
          propose.takeCrm( $d );
        end
        """);
    ScenarioResult result =
        new ScenarioRunner(files.load()).run(ShippedRules.one(PAIR.formatted("writes: []")));
    assertThat(result.failures()).singleElement().asString().contains("rules that can decide");
  }

  @Test
  void mapping_withOwnKeys_holdsForItsScenarioOnly() {
    String own =
        PAIR.formatted("writes: [ { system: crm, field: City, value: Oslo } ]")
            .replace(
                "mapping: lead",
                "mapping: { like: lead, fields: [ { marketing: city, crm: City, behavior:"
                    + " use-marketing } ] }");
    assertThat(ShippedRules.run(own).failures()).isEmpty();
    String shipped =
        PAIR.formatted("writes: [ { system: marketing, field: city, value: Bergen } ]");
    assertThat(ShippedRules.run(shipped).failures()).isEmpty();
  }

  @Test
  void coverage_ofOneScenario_isNone() {
    String rule = "Salesforce is the master of this field";
    String both =
        """
        note: Fires in one step and is held back in another
        mapping: lead
        given: { crm: { Id: 00Q000000000001AAA, City: Oslo }, marketing: { id: 7, city: Oslo, score: 1 } }
        steps:
          - when: { crm: { City: Molde } }
            want: { fired: [ %1$s ] }
          - when: { crm: { Score__c: 2 } }
            want: { notFired: [ %1$s ] }
        """
            .formatted(rule);
    Scenario alone = ShippedRules.one(both);
    assertThat(coverage(rule, alone).covered()).isFalse();
    Scenario other = ShippedRules.one("# other\n" + PAIR.formatted("fired: [ " + rule + " ]"));
    assertThat(coverage(rule, alone, other).covered()).isTrue();
  }

  private static RuleCoverage coverage(String rule, Scenario... scenarios) {
    return new ScenarioRunner(ShippedRules.RULE_SET)
        .run(List.of(scenarios)).coverage().stream()
            .filter(one -> one.rule().equals(rule))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void coverage_ofAnExpectationThatIsNotMet_doesNotCount() {
    String rule = "This field is not synced";
    assertThat(
            coverage(rule, ShippedRules.one(PAIR.formatted("fired: [ " + rule + " ]"))).firedIn())
        .isEmpty();
  }

  @Test
  void ruleSet_withoutRules_isCoveredWhollyAndDecidesNothing() {
    RuleSet shipped = ShippedRules.RULE_SET;
    RuleSet none =
        new RuleSet(
            "none",
            shipped.mappings(),
            shipped.decider(),
            List.of(),
            (differences, known) -> List.of(),
            AssignmentRules.NONE,
            AutomationRules.NONE,
            Asked.NOTHING,
            Map.of());
    ScenarioReport report =
        new ScenarioRunner(none).run(List.of(ShippedRules.one(PAIR.formatted("writes: []"))));
    assertThat(report.failed()).isZero();
    assertThat(report.coveredPercent()).isEqualTo(100);
  }

  @Test
  void scenario_thatBreaks_failsAndDoesNotKeepOthersFromRunning() {
    RuleSet shipped = ShippedRules.RULE_SET;
    RuleSet broken =
        shipped.with(
            shipped.mappings(),
            (differences, known) -> {
              throw new IllegalStateException("broken");
            });
    Scenario one = ShippedRules.one(PAIR.formatted("writes: []"));
    assertThat(new ScenarioRunner(broken).run(List.of(one, one)).failed()).isEqualTo(2);
  }
}
