package org.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.syncline.matching.Link;
import org.syncline.rules.RuleSetLoader;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.sandbox.kernel.Written;
import org.syncline.testsupport.RuleFiles;

/** The packaged server is killed in its first sync of 20,000 people, twice, and goes on. */
@Tag("long")
class KilledFirstSyncIT {
  private static final int PEOPLE = 20_000;
  private static final Duration LONG = Duration.ofMinutes(8);
  private static final Path FOLDER = Path.of("target", "killed");

  private SandboxServer sandbox;
  private ServerProcess server;
  private SandboxPairs pairs;
  private Map<String, String> settings;

  record Same(String event, String source, long times) {}

  @BeforeEach
  void startSandbox() throws IOException {
    RuleFiles.delete(FOLDER);
    sandbox = SandboxServer.start(SandboxSettings.empty().withPeople(PEOPLE), Clock.systemUTC());
    int port = freePort();
    settings = ServerProcess.settings(sandbox.baseUrl(), FOLDER);
    settings.put("SYNCLINE_DATABASE_PORT", Integer.toString(port));
    settings.put("SYNCLINE_CONNECTOR_START", "running");
    pairs =
        new SandboxPairs(
            sandbox,
            RuleSetLoader.load(Path.of("rules"), Path.of("mappings")),
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.stop();
    }
    sandbox.close();
  }

  @Test
  void firstSync_killedTwice_endsWithEveryPairEqualAndNothingTwice() throws Exception {
    start();
    await(backlog -> backlog.path("intake").asLong() > 2000);
    server.kill();
    start();
    await(backlog -> backlog.path("links").asLong() > PEOPLE / 5);
    server.kill();
    start();
    await(KilledFirstSyncIT::quiet);

    assertThat(pairs.disagreements()).isEmpty();
    assertThat(pairs.links().size()).isGreaterThan(PEOPLE * 8 / 10);
    assertThat(createdTwice()).isEmpty();
    assertThat(historyTwice()).isEmpty();
    assertNothingIsWrittenByTwoMorePolls();
    assertThat(server.stop()).isTrue();
  }

  private void start() throws IOException {
    server = ServerProcess.start(settings, FOLDER.resolve("server.log"));
  }

  private void await(Predicate<JsonNode> reached) {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> alive() && reached.test(server.get("/api/v1/connector").path("backlog")));
  }

  private boolean alive() {
    assertThat(server.alive()).as("the server runs, see its log in " + FOLDER).isTrue();
    return true;
  }

  private static boolean quiet(JsonNode backlog) {
    return backlog.path("matching").asBoolean()
        && Stream.of(
                "intake",
                "revisits",
                "rereads",
                "toMatch",
                "waitingForMarketing",
                "waitingForCrm",
                "sending",
                "unknown")
            .allMatch(count -> backlog.path(count).asLong() == 0);
  }

  /** Records that we made and that are nobody's partner: each was made a second time. */
  private List<String> createdTwice() throws Exception {
    List<String> made =
        sandbox
            .writes()
            .find(w -> w.who().equals("syncline") && w.action().equals("create"), Integer.MAX_VALUE)
            .stream()
            .map(KilledFirstSyncIT::name)
            .toList();
    Set<String> linked =
        pairs.links().stream().flatMap(KilledFirstSyncIT::names).collect(Collectors.toSet());
    assertThat(made).hasSizeGreaterThan(1000);
    return made.stream().filter(one -> !linked.contains(one)).toList();
  }

  private static String name(Written written) {
    return written.system() + " " + written.id();
  }

  private static Stream<String> names(Link link) {
    return Stream.of("marketing " + link.marketing().id(), "crm " + link.crm().id());
  }

  private List<Same> historyTwice() throws Exception {
    return pairs.rows(
        Same.class,
        "select event, coalesce(marketing, '') || ' ' || coalesce(crm, '') || ' ' ||"
            + " coalesce(field, '') as source, count(*) as times from history"
            + " group by 1, 2 having count(*) > 1");
  }

  private void assertNothingIsWrittenByTwoMorePolls() {
    long before = sandbox.writes().total();
    String[] polled = {polledAt(), ""};
    for (int polls = 0; polls < 3; polls++) {
      Awaitility.await().atMost(LONG).until(() -> !polledAt().equals(polled[0]));
      polled[0] = polledAt();
    }
    await(KilledFirstSyncIT::quiet);
    assertThat(sandbox.writes().total()).isEqualTo(before);
  }

  private String polledAt() {
    try {
      JsonNode systems = server.get("/api/v1/connector").path("systems");
      return systems.findValuesAsText("polledAt").toString();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
