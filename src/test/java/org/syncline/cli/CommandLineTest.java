package org.syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.testsupport.RuleFiles;
import picocli.CommandLine;

/** The commands that start nothing, and what arguments become. */
class CommandLineTest {
  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void shipped() {
    files = RuleFiles.in(folder);
  }

  private Said check() {
    return Said.by(
        "check", "--rules", files.rules().toString(), "--mappings", files.mappings().toString());
  }

  @Test
  void check_shippedFiles_areFine() {
    Said said = check();
    assertThat(said.status()).isZero();
    assertThat(said.out()).contains(files.load().version()).contains("no problem");
  }

  @Test
  void check_wrongFiles_tellsEveryProblemWithItsPlace() {
    files.edit(files.mapping("lead.yaml"), text -> text.replace("use-crm, max", "use-sales, max"));
    files.edit(files.rule("field-sync.drl"), text -> text.replace("takeCrm", "takeCrn"));
    Said said = check();
    assertThat(said.status()).isOne();
    assertThat(said.out().lines())
        .anyMatch(line -> line.contains("lead.yaml:16:") && line.contains("use-sales"))
        .anyMatch(
            line ->
                line.startsWith(files.rule("field-sync.drl") + ":14:") && line.contains("takeCrn"));
  }

  private void editLead(String from, String to) {
    files.edit(files.mapping("lead.yaml"), text -> text.replace(from, to));
  }

  @Test
  void check_mappingThatGivesNewLeadsNoCompany_isAProblem() {
    editLead("crm: Company,", "crm: Company__c,");
    Said said = check();
    assertThat(said.status()).isOne();
    assertThat(said.out())
        .contains("lead.yaml:8: Company: a new Lead needs Company, and this mapping gives it none")
        .contains("1 problem");
    editLead("crm: when-assigned", "crm: never");
    assertThat(check().status()).isZero();
  }

  @Test
  void check_requiredFieldThatMayBeBlank_isAWarning() {
    editLead("onCreate: { crm: \"[not provided]\" }", "direction: both");
    files.edit(
        files.mapping("contact.yaml"),
        text -> text.replace("priority: 1", "priority: 1\nreverseSync: true"));
    Said said = check();
    assertThat(said.status()).isZero();
    assertThat(said.out().lines().filter(line -> line.contains(": warning: a new ")))
        .hasSize(2)
        .allMatch(line -> line.contains("lead.yaml:") && line.contains("onCreate"));
    assertThat(said.out()).contains("no problem, 2 warnings");
  }

  @Test
  void arguments_unknown_areNamedAndTheStatusIsTwo() {
    Said said = Said.by("chekc");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("chekc");
    assertThat(SynclineCommand.run("chekc")).contains(2);
    assertThat(SynclineCommand.run("serve", "--help")).contains(0);
  }

  @Test
  void check_wrongSetting_isNamed() {
    System.setProperty("syncline.rules-watch", "often");
    try {
      Said said = Said.by("check");
      assertThat(said.status()).isOne();
      assertThat(said.err()).contains("syncline.rules-watch", "often");
    } finally {
      System.clearProperty("syncline.rules-watch");
    }
  }

  @Test
  void sandbox_arguments_becomeSettings() {
    CommandLine.ParseResult parsed =
        SynclineCommand.commandLine()
            .parseArgs("sandbox", "--people=20", "--port", "0", "--pairs-only", "--seed", "7");
    SandboxSettings settings =
        ((SandboxCommand) parsed.subcommand().commandSpec().userObject()).settings();
    assertThat(settings)
        .isEqualTo(SandboxSettings.empty().withPeople(20).withPort(0).withPairsOnly().withSeed(7));
  }

  @Test
  void sandbox_wrongNumber_isNamed() {
    Said said = Said.by("sandbox", "--people", "many");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("--people").contains("many");
  }
}
