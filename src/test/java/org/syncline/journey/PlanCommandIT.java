package org.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.testsupport.RuleFiles;

/** The packaged server on a new connection: what the plan says is what the sync then writes. */
class PlanCommandIT {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Path FOLDER = Path.of("target", "planned");

  private Map<String, String> settings;
  private SandboxServer sandbox;
  private ServerProcess server;

  @BeforeEach
  void startSandbox() throws IOException {
    RuleFiles.delete(FOLDER);
    sandbox = SandboxServer.start(SandboxSettings.empty().withPeople(300), Clock.systemUTC());
    settings = ServerProcess.settings(sandbox.baseUrl(), FOLDER);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.stop();
    }
    sandbox.close();
  }

  @Test
  void plan_beforeTheServerAndBesideIt_isWhatTheSyncThenWrites() throws Exception {
    JsonNode alone = planned();
    assertThat(sandbox.writes().total()).as("planning writes nothing").isZero();
    assertThat(alone.path("complete").asBoolean()).isTrue();
    assertThat(alone.path("links")).isNotEmpty();

    server = ServerProcess.start(settings, FOLDER.resolve("server.log"));
    await("/api/v1/connector/plan", plan -> plan.path("complete").asBoolean());
    JsonNode state = server.get("/api/v1/connector");
    assertThat(state.path("state").asText()).isEqualTo("paused");
    assertThat(state.path("reason").asText()).contains("/api/v1/connector/resume");
    JsonNode served = server.get("/api/v1/connector/plan");
    assertThat(updates(served)).isEqualTo(updates(alone));
    assertThat(creates(served)).isEqualTo(creates(alone)).hasSize(2);

    JsonNode beside = planned();
    assertThat(server.status("/api/v1/datasets/prospects", "none"))
        .as("the server's views are not the plan's")
        .isEqualTo(200);
    assertThat(updates(beside)).isEqualTo(updates(alone));
    assertThat(creates(beside)).isEqualTo(creates(alone));
    assertThat(sandbox.writes().total()).isZero();

    server.post("/api/v1/connector/resume");
    await("/api/v1/connector", PlanCommandIT::quiet);
    SandboxWrites written = new SandboxWrites(sandbox.writes().find(w -> true, Integer.MAX_VALUE));
    assertThat(new TreeMap<>(written.updatesByField())).isEqualTo(updates(alone));
    assertThat(new TreeMap<>(written.creates())).isEqualTo(creates(alone));

    long before = sandbox.writes().total();
    assertThat(planned().path("objects")).as("nothing is left to write").isEmpty();
    assertThat(sandbox.writes().total()).isEqualTo(before);
  }

  @Test
  void plan_systemThatCannotBeReached_isNamed() throws Exception {
    settings.put("SYNCLINE_PARDOT_URL", "http://127.0.0.1:1");
    ServerProcess.Ended ended = ServerProcess.run(settings, FOLDER, "plan");
    assertThat(ended.status()).isOne();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("prospect of marketing could not be read");
  }

  private JsonNode planned() throws Exception {
    ServerProcess.Ended ended = ServerProcess.run(settings, FOLDER, "plan", "--json");
    assertThat(ended.status()).as(ended.err()).isZero();
    return new ObjectMapper().readTree(ended.out());
  }

  private void await(String path, java.util.function.Predicate<JsonNode> reached) {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> reached.test(server.get(path)));
  }

  private static boolean quiet(JsonNode state) {
    JsonNode backlog = state.path("backlog");
    return Stream.of(
            "intake",
            "revisits",
            "rereads",
            "toMatch",
            "waitingForMarketing",
            "waitingForCrm",
            "sending",
            "unknown")
        .allMatch(count -> backlog.path(count).isNumber() && backlog.path(count).asLong() == 0);
  }

  private static TreeMap<String, Long> updates(JsonNode plan) {
    TreeMap<String, Long> updates = new TreeMap<>();
    for (JsonNode object : plan.path("objects")) {
      for (JsonNode field : object.path("fields")) {
        updates.put(
            name(object) + "/" + field.path("field").asText(), field.path("writes").asLong());
      }
    }
    return updates;
  }

  private static TreeMap<String, Long> creates(JsonNode plan) {
    TreeMap<String, Long> creates = new TreeMap<>();
    for (JsonNode object : plan.path("objects")) {
      if (object.path("created").asLong() > 0) {
        creates.put(name(object), object.path("created").asLong());
      }
    }
    return creates;
  }

  private static String name(JsonNode object) {
    return object.path("system").asText() + "/" + object.path("object").asText();
  }
}
