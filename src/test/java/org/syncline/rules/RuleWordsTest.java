package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.decision.FieldDecision.Outcome;
import org.syncline.decision.FieldDifference;
import org.syncline.decision.Side;
import org.syncline.testsupport.FieldPair;
import org.syncline.testsupport.RuleFiles;

/** Every word that the guide lists can be used. */
class RuleWordsTest {
  private static final String RULE =
      """
      rule "Every word"
      when
        $d : FieldDifference( %s )
      then
        propose.override().keep( $d );
      end
      """;

  @TempDir Path folder;

  private Outcome decided(String conditions) {
    RuleFiles files = RuleFiles.in(folder);
    files.write(files.rule("own.drl"), RULE.formatted(conditions));
    return FieldPair.mapped("behavior: use-marketing")
        .show("555-0100", "555-0199")
        .decide(files.load().decider())
        .outcome();
  }

  /** Asks each word whether it is itself, which holds for any value. */
  private static Stream<String> words(String prefix, Class<?> fact) {
    return Arrays.stream(fact.getRecordComponents())
        .map(word -> prefix + word.getName())
        .map(word -> word + " == " + word);
  }

  @Test
  void everyWord_canBeAskedFor() {
    String all =
        Stream.of(
                words("", FieldDifference.class),
                words("marketing.", Side.class),
                words("crm.", Side.class))
            .flatMap(words -> words)
            .collect(Collectors.joining(", "));
    assertThat(decided(all)).isEqualTo(Outcome.NONE);
  }

  @Test
  void values_areAskedByTheirText() {
    assertThat(decided("marketing.value.text() == \"555-0100\"")).isEqualTo(Outcome.NONE);
    assertThat(decided("crm.value.text() matches \"555-.*9\"")).isEqualTo(Outcome.NONE);
    assertThat(decided("crm.value.text() matches \"666.*\"")).isEqualTo(Outcome.MARKETING);
    assertThat(decided("crm.system == SystemName.CRM")).isEqualTo(Outcome.NONE);
    assertThat(decided("crm.changedAt == null || crm.changedAt <= now")).isEqualTo(Outcome.NONE);
  }

  @Test
  void longTexts_areRead() {
    assertThat(decided("crm.value.text() != \"" + "a".repeat(20_000) + "\""))
        .isEqualTo(Outcome.NONE);
  }

  @Test
  void variablesOfARule_areNoWordsOfFacts() {
    assertThat(decided("$field : crm.value.text(), $field == \"555-0199\""))
        .isEqualTo(Outcome.NONE);
  }
}
