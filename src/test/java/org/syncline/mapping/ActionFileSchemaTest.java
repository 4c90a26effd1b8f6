package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.testsupport.RuleFiles;
import org.yaml.snakeyaml.Yaml;

/** Editors say the same of a file of an external action as the server does. */
class ActionFileSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXAMPLES = Path.of("docs", "examples", "actions");
  private final JsonNode schema = read(Path.of("mappings", "action.schema.json"));

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<ValidationMessage> problems(JsonNode of, JsonNode value) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(of)
        .validate(value);
  }

  private Set<ValidationMessage> problems(String yaml) {
    Object read = new Yaml().load(yaml);
    return problems(schema, JSON.valueToTree(read));
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> all = Files.list(EXAMPLES)) {
      return all.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_isFine_toEditorsAndTheServer(Path example, @TempDir Path folder) {
    String text = RuleFiles.read(example);
    assertThat(problems(text)).isEmpty();
    RuleFiles files = RuleFiles.in(folder);
    files.write(files.mapping("actions/one.yaml"), text);
    MappingLoader.Loaded loaded = MappingLoader.load(files.mappings());
    assertThat(loaded.problems()).isEmpty();
    String name = example.getFileName().toString().replace(".yaml", "");
    ExternalAction action = loaded.mappings().externalActions().get(name);
    JsonNode made = JSON.valueToTree(action.schema());
    assertThat(problems(made, JSON.createObjectNode().put("other", 1))).isNotEmpty();
  }

  @Test
  void examples_together_areFine(@TempDir Path folder) throws IOException {
    RuleFiles files = RuleFiles.in(folder);
    examples()
        .forEach(
            one -> files.write(files.mapping("actions/" + one.getFileName()), RuleFiles.read(one)));
    MappingLoader.Loaded loaded = MappingLoader.load(files.mappings());
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.mappings().externalActions()).hasSize((int) examples().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "survey.yaml|action: survey|action: a survey",
        "survey.yaml|kind: http|kind: soap",
        "survey.yaml|kind: http|kind: invocable",
        "survey.yaml|url: https|url: ftp",
        "survey.yaml|url: https|address: https",
        "survey.yaml|done: [ 200, 201, 202 ]|done: 2xx",
        "survey.yaml|already: 409|already: 99",
        "survey.yaml|type: email|type: mail",
        "survey.yaml|type: email, |''",
        "survey.yaml|allowed: [ en, de, fr ]|allowed: []",
        "survey.yaml|remindAfterDays: {|remind-after: {",
        "sms.yaml|maxLength: 480|maxLength: 0",
        "log-case.yaml|name: apex/LogCase|name: apex/../LogCase",
        "log-case.yaml|name: apex/LogCase|url: https://example.com",
        "log-case.yaml|title: Open|titel: Open",
      })
  void mistake_isRefused(String file, String right, String wrong) {
    String text = RuleFiles.read(EXAMPLES.resolve(file));
    assertThat(text).contains(right);
    assertThat(problems(text.replace(right, wrong))).isNotEmpty();
  }

  private Set<String> keys(String of) {
    return schema.at(of).properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private Set<String> words(String of) {
    Set<String> words = new TreeSet<>();
    schema.at(of).path("enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  @Test
  void keysAndWords_areThoseThatAreRead() {
    assertThat(keys("/properties")).isEqualTo(ExternalActionReader.KEYS);
    assertThat(keys("/$defs/parameter/properties")).isEqualTo(ParametersReader.KEYS);
    assertThat(words("/properties/kind")).isEqualTo(ExternalActionReader.KINDS);
    assertThat(words("/properties/method")).isEqualTo(HttpWayReader.METHODS);
    assertThat(words("/$defs/parameter/properties/type"))
        .isEqualTo(
            Arrays.stream(ParameterType.values())
                .map(ParameterType::word)
                .collect(Collectors.toSet()));
    assertThat(schema.at("/properties/answerId/default").asText())
        .isEqualTo(HttpWayReader.ANSWER_ID);
  }
}
