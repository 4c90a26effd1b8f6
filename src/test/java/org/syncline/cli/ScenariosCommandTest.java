package org.syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.testsupport.RuleFiles;

/** What the command says, and how it ends. */
class ScenariosCommandTest {
  private static final String GOOD =
      """
      note: The master wins
      mapping: lead
      given:
        crm:       { Id: 00Q000000000001AAA, City: Bergen }
        marketing: { id: 7, city: Oslo }
      when: { changed: crm }
      want: { writes: [ { system: marketing, field: city, value: Bergen } ] }
      """;

  @TempDir Path folder;
  private RuleFiles files;
  private Path scenarios;

  @BeforeEach
  void shipped() {
    files = RuleFiles.in(folder);
    scenarios = folder.resolve("scenarios");
    files.write(scenarios.resolve("blanks").resolve("a.yaml"), GOOD);
  }

  private Said scenarios(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "scenarios",
                "--rules",
                files.rules().toString(),
                "--mappings",
                files.mappings().toString(),
                "--scenarios",
                scenarios.toString()));
    arguments.addAll(List.of(more));
    return Said.by(arguments.toArray(String[]::new));
  }

  @Test
  void scenarios_thatHold_endWithZeroAndTellTheCoverage() {
    Said said = scenarios();
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .contains("1 scenarios, 1 passed, 0 failed")
        .contains("0 of 19 rules covered, 0 %")
        .contains("not covered  fires in 0, is held back in 0: This field is not synced");
  }

  @Test
  void scenario_thatFails_isToldWithItsPlaceAndWhatWasFound() {
    Path file = scenarios.resolve("b.yaml");
    files.write(file, "# b\n" + GOOD.replace("value: B", "value: b"));
    Said said = scenarios();
    assertThat(said.status()).isOne();
    assertThat(said.out().lines())
        .contains(
            file + ":2: The master wins",
            "    expected marketing city = \"bergen\"",
            "    found    marketing city = \"Bergen\"");
  }

  @Test
  void file_thatIsNamed_isTheOnlyOneRun() {
    Path other = scenarios.resolve("b.yaml");
    files.write(other, GOOD + "---\n" + GOOD);
    assertThat(scenarios(other.toString()).out()).contains("2 scenarios, 2 passed");
    assertThat(scenarios(scenarios.resolve("blanks").toString()).out()).contains("1 scenarios");
    assertThat(scenarios().out()).contains("3 scenarios, 3 passed");
  }

  @Test
  void file_thatIsNotThere_isNamed() {
    Said said = scenarios("nowhere.yaml");
    assertThat(said.status()).isOne();
    assertThat(said.out()).contains("nowhere.yaml: cannot be read").contains("1 problem");
  }

  @Test
  void scenario_thatCannotBeRead_isToldLikeAnyOtherProblem() {
    files.write(scenarios.resolve("b.yaml"), GOOD.replace("City:", "Citty:"));
    Said said = scenarios();
    assertThat(said.status()).isOne();
    assertThat(said.out())
        .contains("b.yaml:4: given crm: unknown field 'Citty', allowed: AnnualRevenue, City,")
        .doesNotContain("passed");
  }

  @Test
  void ruleFiles_thatDoNotCompile_areToldInstead() {
    files.edit(files.rule("field-sync.drl"), text -> text.replace("takeCrm", "takeCrn"));
    Said said = scenarios();
    assertThat(said.status()).isOne();
    assertThat(said.out()).contains("field/field-sync.drl:14").contains("takeCrn");
  }

  @Test
  void threshold_aboveTheCoverage_fails() {
    assertThat(scenarios("--threshold", "1").status()).isOne();
    assertThat(scenarios("--threshold", "0").status()).isZero();
    Said said = scenarios("--threshold", "101");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("--threshold: expected 0 to 100, found 101");
  }

  @Test
  void threshold_ofAll_isMetByWhatIsShipped() {
    Said said = scenarios("--threshold", "100", "scenarios");
    assertThat(said.out()).contains("19 of 19 rules covered, 100 %").contains(", 0 failed");
    assertThat(said.status()).isZero();
  }

  @Test
  void junit_reportIsWritten_alsoWhereAScenarioFails() throws Exception {
    files.write(scenarios.resolve("b.yaml"), GOOD.replace("value: B", "value: b"));
    Path report = folder.resolve("reports").resolve("scenarios.xml");
    assertThat(scenarios("--junit", report.toString()).status()).isOne();
    assertThat(Files.readString(report))
        .contains("<testsuites name=\"scenarios\" tests=\"2\" failures=\"1\"")
        .contains("line=\"1\"><failure message=\"writes: expected");
  }

  @Test
  void junit_thatCannotBeWritten_fails() throws Exception {
    Path taken = Files.createDirectories(folder.resolve("taken"));
    Said said = scenarios("--junit", taken.toString());
    assertThat(said.status()).isOne();
    assertThat(said.err()).contains("--junit: " + taken + " cannot be written");
  }
}
