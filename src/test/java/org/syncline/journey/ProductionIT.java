package org.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.access.StaticToken;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.testsupport.RuleFiles;

/** The packaged server as it is deployed: environment variables, tokens, SIGTERM. */
class ProductionIT {
  private static final Path FOLDER = Path.of("target", "production");
  private static final String TOKEN = "syncline_s3cr3t-marker";

  private Map<String, String> settings;
  private SandboxServer systems;

  @BeforeEach
  void start() throws IOException {
    RuleFiles.delete(FOLDER);
    systems = SandboxServer.start(SandboxSettings.empty().withPeople(30), Clock.systemUTC());
    settings = ServerProcess.settings(systems.baseUrl(), FOLDER);
    settings.put("SYNCLINE_CONNECTOR_START", "running");
    settings.put("SYNCLINE_AUTH", "tokens");
    settings.put(
        "SYNCLINE_TOKENS", new StaticToken("ada", "operator", StaticToken.hashOf(TOKEN)).line());
  }

  @AfterEach
  void stop() {
    systems.close();
  }

  @Test
  void server_withTokens_syncsForThoseWhoShowOne_andStopsCleanly() throws Exception {
    Path log = FOLDER.resolve("server.log");
    ServerProcess server = ServerProcess.start(settings, log);
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(300))
          .until(() -> server.get("/q/health/ready").path("status").asText().equals("UP"));
      assertThat(server.status("/api/v1/connector", "")).isEqualTo(401);
      assertThat(server.status("/api/v1/connector", TOKEN)).isEqualTo(200);
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(300))
          .until(() -> systems.writes().total() > 0);
    } finally {
      assertThat(server.stop()).isTrue();
    }
    assertThat(log).content().doesNotContain("ERROR", TOKEN).doesNotContain("Sandbox with");
  }

  @Test
  void server_withoutAccessSettings_refusesWithOneLine() throws Exception {
    settings.remove("SYNCLINE_AUTH");
    ServerProcess.Ended ended = ServerProcess.run(settings, FOLDER);
    assertThat(ended.status()).isOne();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .startsWith("syncline.auth (SYNCLINE_AUTH) is not set");
    assertThat(FOLDER.resolve("postgres")).doesNotExist();
  }

  @Test
  void server_withWrongSettings_namesEachInALine() throws Exception {
    settings.put("SYNCLINE_PARDOT_URL", "pi.pardot.com");
    settings.put("SYNCLINE_BRAKE_SHARE", "3");
    settings.put("QUARKUS_HTTP_PORT", "http");
    settings.put("SYNCLINE_NOTIFY_BY", "mail");
    ServerProcess.Ended ended = ServerProcess.run(settings, FOLDER);
    assertThat(ended.status()).isOne();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .hasSize(4)
        .anyMatch(line -> line.contains("SYNCLINE_PARDOT_URL"))
        .anyMatch(line -> line.contains("QUARKUS_MAILER_HOST"))
        .anyMatch(line -> line.contains("Did you mean SYNCLINE_BRAKES_SHARE"))
        .anyMatch(line -> line.contains("QUARKUS_HTTP_PORT"));
  }

  @Test
  void token_command_makesALineThatTheServerTakes() throws Exception {
    ServerProcess.Ended ended =
        ServerProcess.run(Map.of(), FOLDER, "token", "--name", "ada", "--role", "admin");
    assertThat(ended.status()).isZero();
    assertThat(Files.exists(FOLDER.resolve("postgres"))).isFalse();
    String token = ended.out().replaceAll("(?s).*(syncline_\\S+).*", "$1");
    assertThat(ended.out()).contains("ada:admin:" + StaticToken.hashOf(token));
  }
}
