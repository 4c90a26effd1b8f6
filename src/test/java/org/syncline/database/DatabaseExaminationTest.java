package org.syncline.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.doctor.Finding;
import org.syncline.doctor.Finding.Level;

class DatabaseExaminationTest {
  private static final int ORDINAL = 500;

  @TempDir Path folder;

  private static List<Finding> examine(Map<String, String> keys) {
    SmallRyeConfig settings =
        ConfigUtils.configBuilder()
            .withMapping(DatabaseConfig.class)
            .withValidateUnknown(false)
            .withSources(new PropertiesConfigSource(keys, "test", ORDINAL))
            .build();
    return DatabaseExamination.findings(settings);
  }

  private static List<Finding> examine(Path data) {
    return examine(Map.of("syncline.database.folder", data.toString()));
  }

  @Test
  void folder_thatIsNotThere_willBeMade_andIsNotMadeNow() {
    Path data = folder.resolve("a").resolve("b");
    assertThat(examine(data).get(0).what()).contains("will be in " + data);
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void folder_thatIsAFile_isAProblem() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Finding finding = examine(file.resolve("db")).get(0);
    assertThat(finding.level()).isEqualTo(Level.PROBLEM);
    assertThat(finding.what()).contains("cannot be made in " + file);
    assertThat(finding.advice()).contains("syncline.database.folder");
  }

  @Test
  void folder_inUse_isToldWithItsProcess_andLeftAlone() {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
      List<Finding> findings = examine(folder);
      assertThat(findings).noneMatch(finding -> finding.level() == Level.PROBLEM);
      assertThat(findings.get(0).what())
          .contains("in use by process " + ProcessHandle.current().pid());
      assertThat(findings.get(1).what())
          .contains("PostgreSQL 17", database.jdbcUrl(), "will make its tables");
      assertThat(
              examine(
                  Map.of(
                      "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                      "quarkus.datasource.username", "postgres",
                      "quarkus.datasource.password", "postgres")))
          .extracting(Finding::level)
          .containsExactly(Level.OK);
    }
    assertThat(examine(folder).get(0).what()).contains("not running; its data is in");
  }

  @Test
  void externalDatabase_isAskedWithItsAdditionalProperties() {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
      Finding finding =
          examine(
                  Map.of(
                      "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                      "quarkus.datasource.username", "postgres",
                      "quarkus.datasource.password", "postgres",
                      "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode", "require"))
              .get(0);
      assertThat(finding.what()).contains("SSL");
    }
  }

  @Test
  void externalDatabase_withACredentialsProvider_isNotLookedAt() {
    assertThat(
            examine(
                Map.of(
                    "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/x",
                    "quarkus.datasource.credentials-provider", "vault")))
        .extracting(Finding::level)
        .containsExactly(Level.OK);
  }

  @Test
  void externalDatabase_thatIsNotThere_isAProblemWithoutItsPassword() {
    Finding finding =
        examine(
                Map.of(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://127.0.0.1:1/x?password=secret"))
            .get(0);
    assertThat(finding.level()).isEqualTo(Level.PROBLEM);
    assertThat(finding.what()).contains("127.0.0.1:1").doesNotContain("secret");
    assertThat(finding.advice()).contains("quarkus.datasource.jdbc.url");
  }

  @Test
  void address_ofAnotherKind_isAProblem() {
    assertThat(examine(Map.of("quarkus.datasource.jdbc.url", "jdbc:mysql://x/y")).get(0).what())
        .contains("no address of PostgreSQL");
  }
}
