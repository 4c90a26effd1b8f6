package org.syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.rules.RuleSet;
import org.syncline.testsupport.RuleFiles;

/** What scenarios see of rules that assign and act, and of what is kept. */
class RuledScenariosTest {
  private static final String TO_ANN = "assignment/own.drl: |\n" + assigning("toUser", "ann@b.c");

  @TempDir Path folder;

  /** A rule that gives everybody to somebody, indented as a block. */
  private static String assigning(String call, String to) {
    return """
        rule "To somebody"
        when
          $p : Prospect()
        then
          assign.%s( $p, "%s" );
        end
        """
        .formatted(call, to)
        .indent(4);
  }

  private static String acting(String name, String mark, String when, String act) {
    return """
        rule "%s"
        %s
        when
          $p : Prospect()
          %s
        then
          %s
        end
        """
        .formatted(name, mark, when, act);
  }

  private static String scenario(String rules, String kept, String want) {
    return """
        note: A prospect that nobody owns
        mapping: lead
        rules:
          %s
        given:
          marketing: { id: 7, email: ann@example.org }
        %s
        when: { changed: marketing }
        want: { %s }
        """
        .formatted(rules, kept, want);
  }

  private static String users(String... users) {
    return "  kept: [ " + String.join(", ", users) + " ]";
  }

  private static void holds(String text) {
    assertThat(ShippedRules.run(text).failures()).isEmpty();
  }

  @Test
  void user_namedByAddressWithoutKeptUsers_getsALeadWithoutOwner() {
    holds(
        scenario(
            TO_ANN,
            "",
            "assignment: { to: ann@b.c, toType: user }, history: [ { event: create } ], errors: []"));
  }

  @Test
  void user_keptByThatAddress_ownsTheLead() {
    holds(
        scenario(
            TO_ANN,
            users("{ object: User, id: 00500000000000A, Email: Ann@b.c }"),
            "assignment: { to: ann@b.c }, after: { crm: { OwnerId: 00500000000000AAAQ } }"));
  }

  @Test
  void user_whoIsNotAmongTheKeptOnes_isNoUser() {
    holds(
        scenario(
            TO_ANN,
            users("{ object: User, id: 005000000000001AAA, Email: bob@b.c }"),
            "assignment: none, writes: [], errors: [ { code: NO_SUCH_USER, field: owner } ]"));
  }

  @Test
  void rulesThatDisagreeAboutTheOwner_areToldAsAnError() {
    String both = TO_ANN + assigning("toUser", "bob@b.c").replace("To somebody", "To another one");
    holds(
        scenario(
            both,
            "",
            "assignment: none, writes: [], errors: [ { kind: unassigned, code: CONFLICT } ]"));
  }

  @Test
  void assignment_ofAProspectThatIsOwned_isNone() {
    String owned =
        scenario(TO_ANN, "", "assignment: none, notFired: [ To somebody ]")
            .replace("{ id: 7,", "{ id: 7, salesforceOwnerId: 005000000000009AAA,");
    assertThat(ShippedRules.run(owned).failures())
        .singleElement()
        .asString()
        .contains("notFired", "asked");
  }

  @Test
  void groups_takeNoTurnAndMustBeThere() {
    String group = "assignment/own.drl: |\n" + assigning("toGroup", "dach");
    RuleFiles files = RuleFiles.in(folder);
    files.write(
        files.mapping("groups.yaml"), "groups: { dach: { members: [ { user: ann@b.c } ] } }\n");
    RuleSet ruleSet = files.load();
    Scenarios read =
        Scenarios.read(
            Map.of(
                "one.yaml",
                scenario(
                    group,
                    "",
                    "assignment: { to: dach, toType: group }, history: [ { event: create } ]")),
            ruleSet);
    assertThat(read.problems()).isEmpty();
    assertThat(new ScenarioRunner(ruleSet).run(read.scenarios().get(0)).failures()).isEmpty();
  }

  /** Rules of the folder, and what a scenario says of them. */
  private ScenarioReport run(Map<String, String> rules, String... scenarios) {
    RuleFiles files = RuleFiles.in(folder);
    rules.forEach((file, text) -> files.write(files.rules().resolve(file), text));
    RuleSet ruleSet = files.load();
    Scenarios read = Scenarios.read(Map.of("one.yaml", String.join("---\n", scenarios)), ruleSet);
    assertThat(read.problems()).isEmpty();
    return new ScenarioRunner(ruleSet).run(read.scenarios());
  }

  private static String reading(String given, String want) {
    return """
        note: A prospect is read
        mapping: lead
        given: { crm: { Id: 00Q000000000001AAA }, marketing: { id: 7, %s } }
        when: { read: marketing }
        want: { %s }
        """
        .formatted(given, want);
  }

  @Test
  void coverage_countsRulesThatActAndAssignButNotTurns() {
    Map<String, String> rules =
        Map.of(
            "automation/own.drl",
            acting(
                "Points", "", "eval( $p.isAny( \"city\", \"Oslo\" ) )", "act.addScore( $p, 1 );"),
            "assignment/own.drl",
            assigning("toUser", "ann@b.c"));
    ScenarioReport report =
        run(
            rules,
            reading("city: Oslo", "actions: [ { rule: Points, points: 1 } ], fired: [ Points ]"),
            reading("city: Bergen", "actions: [], notFired: [ Points ]"));
    assertThat(report.failed()).isZero();
    assertThat(report.coverage()).extracting(RuleCoverage::rule).contains("Points", "To somebody");
    assertThat(report.coverage())
        .extracting(RuleCoverage::rule)
        .doesNotContain("Whose turn is longest ago is next");
    assertThat(report.coverage())
        .filteredOn(RuleCoverage::covered)
        .extracting(RuleCoverage::rule)
        .containsExactly("Points");
  }

  @Test
  void ruleThatBreaks_failsAScenarioThatWantsNothingDone() {
    Map<String, String> rules =
        Map.of(
            "automation/own.drl",
            acting(
                "Broken",
                "",
                "eval( $p.text( \"email\" ).charAt( 99 ) == 'x' )",
                "act.addScore( $p, 1 );"));
    ScenarioReport report = run(rules, reading("city: Oslo", "actions: []"));
    assertThat(report.results().get(0).failures())
        .singleElement()
        .asString()
        .contains("rules that can decide", "automation");
  }

  @Test
  void segmentation_inAScenario_runsOnce() {
    String story =
        """
        note: Who is on the list
        mapping: lead
        given: { crm: { Id: 00Q000000000001AAA }, marketing: { id: 7, city: Oslo } }
        steps:
          - when: { read: marketing }
            want: { actions: [ { type: tag, subject: north, carried: true } ] }
          - after: 1h
            when: { read: marketing }
            want: { actions: [] }
        """;
    ScenarioReport report =
        run(
            Map.of(
                "automation/own.drl",
                acting("North", "@segmentation", "", "act.addTag( $p, \"north\" );")),
            story);
    assertThat(report.results().get(0).failures()).isEmpty();
  }

  @Test
  void action_thatIsNotWanted_failsWithWhatWasFound() {
    ScenarioReport report =
        run(
            Map.of("automation/own.drl", acting("Points", "", "", "act.addScore( $p, 1 );")),
            reading("city: Oslo", "actions: []"));
    assertThat(report.results().get(0).failures())
        .singleElement()
        .hasToString(
            "actions: expected nothing, found (points = 1, rule = \"Points\", type = \"score\")");
  }

  @Test
  void campaign_thatNobodyIsAMemberOf_isNoFactOfAPerson() {
    String kept =
        reading("city: Oslo", "actions: [], notFired: [ Points ]")
            .replace(
                "id: 7, city: Oslo } }",
                "id: 7 }, kept: [ { object: Campaign, id: 701000000000001AAA, Name: Fair } ] }");
    ScenarioReport report =
        run(
            Map.of(
                "automation/own.drl",
                acting(
                    "Points",
                    "",
                    "KeptRecord( object == \"Campaign\" )",
                    "act.addScore( $p, 1 );")),
            kept);
    assertThat(report.results().get(0).failures()).isEmpty();
  }

  @Test
  void ownRules_holdForTheirScenarioOnlyAndAreCompiledOncePerText() {
    String own = scenario(TO_ANN, "", "assignment: { to: ann@b.c }");
    String none =
        "note: None\nmapping: lead\ngiven: { marketing: { id: 7, email: a@b.c } }\n"
            + "when: { changed: marketing }\nwant: { assignment: none, writes: [] }\n";
    Scenarios read = ShippedRules.read(String.join("---\n", own, none, own));
    assertThat(read.problems()).isEmpty();
    List<Scenario> scenarios = read.scenarios();
    assertThat(scenarios.get(1).ownRules()).isEmpty();
    assertThat(scenarios.get(2).ownRules().orElseThrow())
        .isSameAs(scenarios.get(0).ownRules().orElseThrow());
    assertThat(scenarios.get(0).ownRules().orElseThrow().fieldRules())
        .as("a phase that gets no rules is not compiled again")
        .isSameAs(ShippedRules.RULE_SET.fieldRules());
    assertThat(new ScenarioRunner(ShippedRules.RULE_SET).run(scenarios).failed()).isZero();
  }
}
