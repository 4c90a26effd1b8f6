package org.syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.access.StaticToken;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.testsupport.LogLines;
import org.syncline.testsupport.RuleFiles;

/** What doctor says, well or not, has no secret in it. */
class DoctorSecretsTest {
  private static final String SECRET = "s3cr3t-marker";
  private final SandboxServer server =
      SandboxServer.start(SandboxSettings.empty().withPeople(5), Clock.systemUTC());
  private Map<String, String> settings;

  @TempDir Path folder;

  @BeforeEach
  void set() {
    RuleFiles files = RuleFiles.in(folder);
    settings =
        Map.ofEntries(
            Map.entry("syncline.rules", files.rules().toString()),
            Map.entry("syncline.mappings", files.mappings().toString()),
            Map.entry("syncline.auth", "tokens"),
            Map.entry("syncline.tokens", "ada:admin:" + StaticToken.hashOf(SECRET)),
            Map.entry("syncline.salesforce.url", server.baseUrl()),
            Map.entry("syncline.salesforce.client-id", "a"),
            Map.entry("syncline.salesforce.client-secret", SECRET),
            Map.entry("syncline.salesforce.username", "ann"),
            Map.entry("syncline.salesforce.password", SECRET),
            Map.entry("syncline.pardot.url", server.baseUrl()),
            Map.entry("syncline.pardot.business-unit-id", "0Uv000000000001AAA"),
            Map.entry(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:1/x?password=" + SECRET),
            Map.entry("quarkus.datasource.username", "u"),
            Map.entry("quarkus.datasource.password", SECRET));
    settings.forEach(System::setProperty);
  }

  @AfterEach
  void clear() {
    settings.keySet().forEach(System::clearProperty);
    server.close();
  }

  @Test
  void doctor_databaseThatIsNotThere_showsNoSecret() {
    assertThat(told()).anyMatch(text -> text.contains("signed in at")).noneMatch(SecretsIn::any);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1",
        "https://ann:s3cr3t-marker@x",
        "//ann:s3cr3t-marker@",
        "x y"
      })
  void doctor_systemThatIsNotThere_showsNoSecret(String url) {
    System.setProperty("syncline.salesforce.url", url);
    assertThat(told()).noneMatch(SecretsIn::any);
  }

  @Test
  void doctor_keyThatIsNone_showsNoSecret() {
    System.setProperty("syncline.salesforce.private-key", SECRET);
    try {
      assertThat(told()).noneMatch(SecretsIn::any);
    } finally {
      System.clearProperty("syncline.salesforce.private-key");
    }
  }

  private static List<String> told() {
    try (LogLines log = new LogLines()) {
      Said said = Said.by("doctor");
      assertThat(said.status()).isOne();
      assertThat(said.out()).contains("problem");
      return Stream.concat(log.all().stream(), Stream.of(said.out(), said.err())).toList();
    }
  }

  private static final class SecretsIn {
    static boolean any(String text) {
      return text.contains(SECRET) || text.contains(StaticToken.hashOf(SECRET));
    }
  }
}
