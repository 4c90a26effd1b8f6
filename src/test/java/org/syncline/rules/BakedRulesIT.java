package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.syncline.journey.ServerProcess;
import org.syncline.mapping.Mapping;
import org.syncline.testsupport.RuleFiles;

/**
 * The jar that the profile {@code native} makes: its rules were compiled by the build, and each
 * case of the tables shows that they fire. {@code .ci/run} builds it and names it by {@code
 * -Dbaked}.
 */
@Tag("long")
class BakedRulesIT {
  private static final Path FOLDER = Path.of("target", "databases", "baked");
  private static final Path RULES = FOLDER.resolve("rules");

  private static ServerProcess server;
  private static RemoteDecider decider;

  private static Stream<ConformanceCase> all() {
    return Stream.concat(ConformanceTables.cases(), ConformanceTables.mirrored());
  }

  @BeforeAll
  static void start() throws IOException {
    RuleFiles.delete(FOLDER);
    List<Mapping> mappings = all().map(one -> one.pair().mapping()).distinct().toList();
    RemoteDecider.write(mappings, FOLDER.resolve("mappings"));
    server =
        ServerProcess.start(
            Path.of(System.getProperty("baked")), settings(), FOLDER.resolve("server.log"));
    decider = new RemoteDecider(server, mappings);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !server.alive() || !ruleSet().isMissingNode());
    assertThat(server.alive()).as("the server runs, see its log in " + FOLDER).isTrue();
  }

  /** No systems: it only decides. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(ServerProcess.settings("http://127.0.0.1:9", FOLDER));
    settings.put("SYNCLINE_WORKERS_ENABLED", "false");
    settings.put("SYNCLINE_POLL_EVERY", "off");
    settings.put("SYNCLINE_RULES_WATCH", "off");
    settings.put("SYNCLINE_RULES", RULES.toString());
    settings.put("SYNCLINE_MAPPINGS", FOLDER.resolve("mappings").toString());
    return settings;
  }

  @AfterAll
  static void stop() throws InterruptedException {
    assertThat(server.stop()).isTrue();
  }

  private static JsonNode ruleSet() throws IOException, InterruptedException {
    return server.get("/api/v1/rules").path("version");
  }

  @TestFactory
  Stream<DynamicTest> table_everyCase_endsAsWanted() {
    return all().map(one -> dynamicTest(one.id(), () -> one.check(decider)));
  }

  @Test
  void rules_baked_areListedWithFileAndLine() throws Exception {
    JsonNode rules = server.get("/api/v1/rules").path("rules");

    assertThat(rules.findValuesAsText("name")).contains("Both sets of values are merged");
    assertThat(rules.findValuesAsText("file")).contains("field/null-values.drl");
    assertThat(rules.findValues("line")).allMatch(line -> line.asInt() > 0);
  }

  @Test
  void reload_editedRuleFile_isRefusedAndMappingsAreTakenWithoutIt() throws Exception {
    String before = ruleSet().asText();
    Path phase = Files.createDirectories(RULES.resolve("field"));
    Path own = Files.writeString(phase.resolve("own.drl"), "// an edit\n");

    assertThat(server.post("/api/v1/rules/reload", ""))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
        .satisfies(answer -> assertThat(answer.body()).contains("baked", "own.drl", "rebuild"));
    assertThat(ruleSet().asText()).isEqualTo(before);

    Files.delete(own);
    Path mapping = FOLDER.resolve("mappings").resolve("case-0.yaml");
    Files.writeString(mapping, Files.readString(mapping) + "\n");
    assertThat(server.post("/api/v1/rules/reload", "").statusCode()).isEqualTo(200);
    assertThat(ruleSet().asText()).isNotEqualTo(before);
  }
}
