package org.syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.record.Problem;

/** Mistakes in what scenarios say of kept records, of own rules, and of what rules do. */
class BadRuledScenariosTest {
  private static final String GOOD =
      """
      note: Points
      mapping: lead
      rules:
        automation/own.drl: |
          rule "Mine"
          when
            $p : Prospect()
            CampaignMembership( text("Campaign.Name") == "Webinar" )
          then
            act.addScore( $p, 20 );
          end
      given:
        marketing: { id: 7, email: ann@example.org }
        kept:
          - { object: Campaign, id: 701000000000001AAA, Name: Webinar }
          - { object: CampaignMember, id: 00v000000000001AAA, CampaignId: 701000000000001AAA }
          - { object: Opportunity, id: 006000000000001AAA, Role: Buyer, IsPrimary: true, Account.Name: Blue }
          - { object: visitorActivity, id: 1, type: 4, action: submitted }
      when: { read: marketing }
      want:
        actions: [ { type: score, points: 20, rule: Mine } ]
        assignment: none
        fired: [ Mine ]
      """;

  @Test
  void goodFile_hasNoProblems() {
    assertThat(ShippedRules.read(GOOD).problems()).isEmpty();
    assertThat(ShippedRules.run(GOOD).failures()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "object: Campaign, | object: Kampagne, | 15 | given kept object | unknown object"
            + " 'Kampagne', allowed: Account, Campaign, CampaignMember,",
        "object: Opportunity, | object: OpportunityContactRole, | 17 | given kept object | unknown"
            + " object 'OpportunityContactRole', allowed: Account,",
        "object: Campaign, | | 15 | given kept | the key 'object' is missing",
        "id: 701000000000001AAA, Name | Name | 15 | given kept Campaign | the key 'id' is missing",
        "id: 701000000000001AAA, Name | id: 701, Name | 15 | given kept Campaign | '701' is no id"
            + " of Campaign, expected 15 or 18 letters and digits",
        "id: 1, type | id: one, type | 18 | given kept visitorActivity | 'one' is no id of"
            + " visitorActivity, expected a number",
        "Name: Webinar } | Nam: Webinar } | 15 | given kept Campaign | unknown field 'Nam',"
            + " allowed: ActualCost,",
        "Account.Name: Blue | Account.Nam: Blue | 17 | given kept Opportunity | unknown field"
            + " 'Account.Nam', allowed: Account.AnnualRevenue,",
        "object: CampaignMember, id: 00v000000000001AAA, CampaignId: 701000000000001AAA | object:"
            + " Campaign, id: 701000000000001AAA | 16 | given kept | Campaign 701000000000001AAA is"
            + " given twice",
        "type: score, points | type: scores, points | 21 | want actions type | unknown word"
            + " 'scores', allowed: campaign-member, external,",
        "type: score, points | type: task, points | 21 | want actions | unknown key 'points',"
            + " allowed: ActivityDate, Description, OwnerId, Priority, Subject, rule, subject, type",
        "{ type: score, points: 20, rule: Mine } | {} | 21 | want actions | expected at least one of"
            + " rule, subject, type",
        "20, rule: Mine | 20, rule: Yours | 21 | want actions rule | no rule is called 'Yours'",
        "assignment: none | assignment: nobody | 22 | want assignment | expected none, or at least"
            + " one of rule, to, toType, found 'nobody'",
        "assignment: none | assignment: {} | 22 | want assignment | expected at least one of rule,"
            + " to, toType",
        "assignment: none | assignment: { toType: rep } | 22 | want assignment toType | unknown word"
            + " 'rep', allowed: active-rule, group, queue, user",
        "automation/own.drl | own.drl | 4 | rules own.drl | expected a rule file such as"
            + " automation/own.drl, found 'own.drl'",
        "automation/own.drl | sales/own.drl | 4 | rules sales/own.drl | no phase runs rules in"
            + " sales/, allowed: field/, assignment/, automation/",
        "automation/own.drl | field/field-sync.drl | 4 | rules field/field-sync.drl | the rules"
            + " folder has a file of this name, allowed: any other",
        "rule \"Mine\" | rule \"This field is not synced\" | 5 | rules automation/own.drl rule \"This"
            + " field is not synced\" | a rule of this name is in field/field-sync.drl:",
        "Campaign.Name\") | Campaign.Nam\") | 8 | rules automation/own.drl rule \"Mine\" |"
            + " CampaignMembership has no field 'Campaign.Nam' that is read, allowed:",
        "act.addScore | act.addPoints | 10 | rules automation/own.drl rule \"Mine\" | ",
      })
  void mistake_isToldWithLineAndWhatIsAllowed(
      String good, String bad, int line, String place, String message) {
    assertThat(GOOD).contains(good);
    String text = GOOD.replaceFirst(Pattern.quote(good), bad == null ? "" : bad);
    assertThat(ShippedRules.read(text).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("one.yaml");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.place()).isEqualTo(place);
              assertThat(problem.message()).startsWith(message == null ? "" : message);
            });
  }

  @Test
  void rulesThatAreWrong_areTheOnlyProblem() {
    String text = GOOD.replace("act.addScore", "modify").replace("rule: Mine", "rule: Yours");
    assertThat(ShippedRules.read(text).problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("'modify' is not allowed");
  }

  @Test
  void rules_noneOrNoText_areTold() {
    String rules = GOOD.substring(GOOD.indexOf("rules:"), GOOD.indexOf("given:"));
    assertThat(ShippedRules.read(GOOD.replace(rules, "rules: {}\n")).problems())
        .extracting(Problem::toString)
        .contains("one.yaml:3: rules: expected at least one rule file such as automation/own.drl");
    assertThat(ShippedRules.read(GOOD.replace(rules, "rules: { field/a.drl: }\n")).problems())
        .extracting(Problem::toString)
        .contains("one.yaml:3: rules field/a.drl: expected a text, found nothing");
  }

  /** A rule can run any code: who may send a scenario may not have it run here. */
  @Test
  void rules_ofAScenarioThatWasSent_areRefused() {
    Scenarios sent = Scenarios.readSent(Map.of("text", GOOD), ShippedRules.RULE_SET);
    assertThat(sent.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(4);
              assertThat(problem.message()).startsWith("a scenario that is sent brings no rules");
            });
  }

  @Test
  void scenariosWithRules_inABuildThatCompilesNone_areLeftOut() {
    OwnRules own = new OwnRules(ShippedRules.RULE_SET, OwnRules.Taking.LEFT_OUT);
    Scenarios read = Scenarios.read(Map.of("one.yaml", GOOD), ShippedRules.RULE_SET, own);
    assertThat(read.problems()).isEmpty();
    assertThat(read.scenarios()).isEmpty();
    assertThat(read.leftOut()).containsExactly("one.yaml:4");
  }
}
