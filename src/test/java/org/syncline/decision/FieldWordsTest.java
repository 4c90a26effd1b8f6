package org.syncline.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSetLoader;
import org.syncline.testsupport.FieldPair;

/** A field's values in the words of either system. */
class FieldWordsTest {
  private static final PairDecider RULES =
      RuleSetLoader.load(Path.of("rules"), Path.of("mappings")).decider();
  private static final String COUNTRIES = ", values: { DE: Germany, GB: United Kingdom }";

  private static FieldWrite toMarketing(Object value) {
    return new FieldWrite(SystemName.MARKETING, "phone", FieldValue.of(value));
  }

  private static FieldWrite toCrm(Object value) {
    return new FieldWrite(SystemName.CRM, "Phone", FieldValue.of(value));
  }

  @Test
  void words_thatStandForEachOther_areTheSame() {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-crm" + COUNTRIES).show("DE", "Germany").decide(RULES);
    assertThat(decision.agrees()).isTrue();
  }

  @Test
  void crmWins_itsWord_isWrittenInMarketingsWord() {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-crm" + COUNTRIES)
            .show("DE", "United Kingdom")
            .decide(RULES);
    assertThat(decision.writes()).containsExactly(toMarketing("GB"));
    assertThat(decision.value()).contains(FieldValue.of("GB"));
    assertThat(decision.lost().orElseThrow().value()).isEqualTo(FieldValue.of("DE"));
  }

  @Test
  void marketingWins_itsWord_isWrittenInTheCrmsWord() {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-marketing" + COUNTRIES)
            .show("DE", "United Kingdom")
            .decide(RULES);
    assertThat(decision.writes()).containsExactly(toCrm("Germany"));
    assertThat(decision.lost().orElseThrow().value()).isEqualTo(FieldValue.of("United Kingdom"));
  }

  @Test
  void wordWithoutTranslation_isWrittenAsItIs() {
    FieldDecision decision =
        FieldPair.mapped("behavior: use-crm" + COUNTRIES).show("DE", "Norway").decide(RULES);
    assertThat(decision.writes()).containsExactly(toMarketing("Norway"));
  }

  @Test
  void twoWordsOfMarketing_forOneOfTheCrm_areBothTheSame() {
    String both = "behavior: use-crm, values: { DE: Germany, GER: Germany }";
    assertThat(FieldPair.mapped(both).show("GER", "Germany").decide(RULES).agrees()).isTrue();
    assertThat(FieldPair.mapped(both).show("DE", "Germany").decide(RULES).agrees()).isTrue();
  }

  @Test
  void setOfWords_isTranslatedWordByWord() {
    String set = "type: multi-picklist, behavior: merge, values: { r: Red, g: Green }";
    assertThat(FieldPair.mapped(set).show("g;r", "Red;Green").decide(RULES).agrees()).isTrue();
    assertThat(FieldPair.mapped(set).show("r;x", "Green").decide(RULES).writes())
        .containsExactly(toMarketing("r;x;g"), toCrm("Red;x;Green"));
  }

  @Test
  void checkboxInWords_isWrittenAsItsWord() {
    String words = "type: boolean, behavior: use-marketing, values: { 'true': Yes, 'false': No }";
    assertThat(FieldPair.mapped(words).show(true, "Yes").decide(RULES).agrees()).isTrue();
    assertThat(FieldPair.mapped(words).show(true, "No").decide(RULES).writes())
        .containsExactly(toCrm("Yes"));
  }

  @Test
  void standInOfANewRecord_readsBackAsBlank() {
    FieldPair company =
        FieldPair.mapped("behavior: use-crm, onCreate: { crm: '[not provided]' }")
            .show("Radium", "[not provided]");
    FieldDecision decision = company.decide(RULES);
    assertThat(decision.outcome()).isEqualTo(FieldDecision.Outcome.MARKETING);
    assertThat(decision.writes()).containsExactly(toCrm("Radium"));
  }

  @Test
  void standInOfANewRecord_besideABlank_isAgreed() {
    FieldPair company =
        FieldPair.mapped("behavior: use-crm, onCreate: { crm: '[not provided]' }")
            .show(null, "[not provided]");
    assertThat(company.decide(RULES).agrees()).isTrue();
  }

  @Test
  void standIn_ofTheOtherSystem_isAValue() {
    FieldPair company =
        FieldPair.mapped("behavior: use-crm, onCreate: { crm: '[not provided]' }")
            .show("[not provided]", "Radium");
    assertThat(company.decide(RULES).writes()).containsExactly(toMarketing("Radium"));
  }

  @Test
  void checkboxBlankInTheCrm_isFalse_inMarketingItIsBlank() {
    String box = "type: boolean, behavior: use-marketing";
    assertThat(FieldPair.mapped(box).show(false, null).decide(RULES).agrees()).isTrue();
    assertThat(FieldPair.mapped(box).show(null, false).decide(RULES).writes())
        .containsExactly(toMarketing(false));
  }
}
