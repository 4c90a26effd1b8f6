package org.syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.testsupport.RuleFiles;

/** The whole command against a sandbox; settings come as they do in production. */
class DoctorTest {
  private final SandboxServer server =
      SandboxServer.start(SandboxSettings.empty().withPeople(5), Clock.systemUTC());
  private final List<String> set = new ArrayList<>();

  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void settings() {
    files = RuleFiles.in(folder);
    set("syncline.salesforce.url", server.baseUrl());
    set("syncline.salesforce.client-id", "a");
    set("syncline.salesforce.client-secret", "b");
    set("syncline.pardot.url", server.baseUrl());
    set("syncline.pardot.business-unit-id", "0Uv000000000001AAA");
    set("syncline.auth", "none");
    set("syncline.database.folder", folder.resolve("db").toString());
  }

  @AfterEach
  void stop() {
    server.close();
    set.forEach(System::clearProperty);
  }

  private void set(String key, String value) {
    System.setProperty(key, value);
    set.add(key);
  }

  private Said doctor(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "doctor",
                "--rules",
                files.rules().toString(),
                "--mappings",
                files.mappings().toString()));
    arguments.addAll(List.of(more));
    return Said.by(arguments.toArray(String[]::new));
  }

  @Test
  void everythingWell_isStatusZero_withALineForEachFinding() {
    Said said = doctor();
    assertThat(said.status()).as(said.out()).isZero();
    assertThat(said.out().lines().filter(line -> !line.startsWith(" ")))
        .containsExactly(
            "files", "settings", "database", "crm", "marketing", "0 problems, 1 warning");
    assertThat(said.out()).contains("  ok       Lead: all 31 mapped fields are there and fit");
    assertThat(folder.resolve("db")).doesNotExist();
  }

  @Test
  void problems_areStatusOne_withAdviceBelow() {
    server.salesforce().behaviour().hide("Lead", "City", true);
    server.pardot().syncByVendor();
    Said said = doctor();
    assertThat(said.status()).isOne();
    assertThat(said.out())
        .containsPattern("  problem  Lead\\.City: .*\\R           Make it visible");
    assertThat(said.out()).contains("2 problems, ");
  }

  @Test
  void json_tellsTheSame() {
    set("syncline.pardot.business-unit-id", "0Uvwrong");
    Said said = doctor("--json");
    assertThat(said.status()).isOne();
    assertThat(new JsonObject(said.out()).getJsonArray("findings"))
        .anySatisfy(
            row -> {
              JsonObject finding = (JsonObject) row;
              assertThat(finding.getString("place")).isEqualTo("marketing");
              assertThat(finding.getString("level")).isEqualTo("problem");
              assertThat(finding.getString("what")).contains("business unit");
              assertThat(finding.getString("advice")).contains("business-unit-id");
            });
  }

  @Test
  void settings_thatAreMissing_areFindingsOfTheirSystem() {
    System.clearProperty("syncline.salesforce.client-secret");
    System.clearProperty("syncline.pardot.url");
    Said said = doctor();
    assertThat(said.status()).isOne();
    assertThat(said.out())
        .contains("syncline.salesforce.client-secret is not set")
        .contains("syncline.pardot.url is not set");
  }

  @Test
  void setting_withAWrongValue_isNamed() {
    set("syncline.poll.every", "often");
    Said said = doctor();
    assertThat(said.status()).isOne();
    assertThat(said.out()).contains("syncline.poll.every").contains("not 'often'");
  }

  @Test
  void files_thatAreWrong_areTold_andTheSystemsLookedAtAllTheSame() {
    files.edit(files.mapping("lead.yaml"), text -> text.replace("use-crm, max", "use-sales, max"));
    Said said = doctor();
    assertThat(said.status()).isOne();
    assertThat(said.out()).contains("lead.yaml:16").contains("signed in at").contains("lets us in");
    assertThat(said.out()).doesNotContain("mapped fields");
  }

  @Test
  void sandbox_standsInWhereNoAddressIsSet() {
    System.clearProperty("syncline.salesforce.url");
    System.clearProperty("syncline.pardot.url");
    set("syncline.sandbox.enabled", "true");
    set("syncline.sandbox.people", "5");
    set("syncline.sandbox.port", Integer.toString(server.port()));
    assertThat(doctor().status()).isZero();
  }
}
