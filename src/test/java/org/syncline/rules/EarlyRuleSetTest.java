package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyRuleSetTest {
  private static final Path MAPPINGS = Path.of("mappings");

  @TempDir Path rules;
  private Path file;
  private int asked;

  @BeforeEach
  void writeRule() throws IOException {
    file = Files.createDirectories(rules.resolve("field")).resolve("own.drl");
    write("Mine");
  }

  private void write(String name) throws IOException {
    Files.writeString(
        file,
        "rule \""
            + name
            + "\"\nwhen\n  $d : FieldDifference()\nthen\n  propose.keep( $d );\nend\n");
  }

  private record Settings(Path rules, Path mappings, Path scenarios, String rulesWatch)
      implements RulesConfig {}

  private RulesConfig settings() {
    asked++;
    return new Settings(rules, MAPPINGS, MAPPINGS, "off");
  }

  private String rule() {
    return EarlyRuleSet.of(rules, MAPPINGS).rules().get(0).name();
  }

  @Test
  void ruleSet_begunEarly_isTheOneThatIsTaken() {
    EarlyRuleSet.begin(this::settings);

    assertThat(rule()).isEqualTo("Mine");
    assertThat(asked).isPositive();
  }

  @Test
  void ruleFile_editedSinceTheBeginning_isLoadedAsItIsNow() throws IOException {
    EarlyRuleSet.begin(this::settings);
    write("Edited meanwhile");

    assertThat(rule()).isEqualTo("Edited meanwhile");
  }

  @Test
  void ruleFile_withAMistake_isToldWithFileAndLine() throws IOException {
    Files.writeString(
        file, "\nrule \"Bad\"\nwhen\n  $d : FieldDifference( nope == 1 )\nthen\nend\n");
    EarlyRuleSet.begin(this::settings);

    assertThatThrownBy(this::rule)
        .isInstanceOf(RuleSetException.class)
        .hasMessageContaining("own.drl:4");
  }
}
