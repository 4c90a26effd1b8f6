package org.syncline.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSetLoader;
import org.syncline.testsupport.FieldPair;

/** What a system cannot take is told with field, limit and value, and never cut short. */
class TargetValueTest {
  private static final PairDecider RULES =
      RuleSetLoader.load(Path.of("rules"), Path.of("mappings")).decider();

  @Test
  void tooLong_isNotWritten_andToldWithFieldLimitAndValue() {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-marketing, maxLength: { crm: 5 }")
            .show("123456", "1")
            .decide(RULES);
    assertThat(decision.writes()).isEmpty();
    assertThat(decision.untakeable()).get().extracting("code").isEqualTo("TOO_LONG");
    assertThat(decision.untakeable().orElseThrow().message())
        .isEqualTo("The crm field Phone takes at most 5 characters, this value has 6: '123456'");
  }

  @Test
  void exactlyAsLongAsAllowed_isWritten() {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-crm, maxLength: { marketing: 5 }")
            .show("1", "12345")
            .decide(RULES);
    assertThat(decision.untakeable()).isEmpty();
    assertThat(decision.writes()).hasSize(1);
  }

  @Test
  void limit_countsTheWordThatIsWritten() {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-marketing, maxLength: { crm: 5 }, values: { DE: Germany }")
            .show("DE", "x")
            .decide(RULES);
    assertThat(decision.untakeable().orElseThrow().message()).contains("Phone", "5", "'Germany'");
  }

  @ParameterizedTest
  @CsvSource({
    "number, many",
    "boolean, maybe",
    "date, 23.11.2026",
    "datetime, tomorrow",
  })
  void wrongType_isNotWritten_andToldWithFieldTypeAndValue(String type, String value) {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-marketing, type: " + type).show(value, null).decide(RULES);
    assertThat(decision.writes()).isEmpty();
    assertThat(decision.untakeable()).get().extracting("code").isEqualTo("WRONG_TYPE");
    assertThat(decision.untakeable().orElseThrow().message())
        .isEqualTo("The crm field Phone takes a " + type + ", not '" + value + "'");
  }

  @Test
  void textOfANumber_isWrittenAsTheNumber() {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-marketing, type: number").show("12.50", 1).decide(RULES);
    assertThat(decision.writes())
        .containsExactly(new FieldWrite(SystemName.CRM, "Phone", FieldValue.of(12.5)));
  }

  @Test
  void newRecord_valueTooLong_getsTheStandIn() {
    FieldPair pair =
        FieldPair.mapped("behavior: use-crm, maxLength: { crm: 3 }, onCreate: { crm: '-' }")
            .show("123456", null);
    assertThat(pair.create(RULES, SystemName.CRM))
        .containsExactly(new FieldWrite(SystemName.CRM, "Phone", FieldValue.of("-")));
  }

  @Test
  void newRecord_blankWithoutStandIn_getsNothing() {
    FieldPair pair = FieldPair.mapped("behavior: use-crm").show(null, null);
    assertThat(pair.create(RULES, SystemName.CRM)).isEmpty();
  }

  @Test
  void newRecord_fieldThatIsNotSynced_getsNothing() {
    FieldPair pair = FieldPair.mapped("behavior: do-not-sync").show("1", null);
    assertThat(pair.create(RULES, SystemName.CRM)).isEmpty();
  }

  @Test
  void readOnlySide_isNotWritten() {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-crm, direction: marketing-to-crm")
            .show("1", "2")
            .decide(RULES);
    assertThat(decision.outcome()).isEqualTo(FieldDecision.Outcome.NONE);
    assertThat(decision.reason()).contains("the mapping does not let this value flow there");
  }
}
