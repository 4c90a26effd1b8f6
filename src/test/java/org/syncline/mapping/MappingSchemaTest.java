package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.record.FieldType;
import org.syncline.record.SystemName;
import org.syncline.record.Words;
import org.yaml.snakeyaml.Yaml;

/** Editors say the same of a mapping file as the server does. */
class MappingSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("mappings");
  private final JsonNode schema = read();

  private static JsonNode read() {
    try {
      return JSON.readTree(FOLDER.resolve("mapping.schema.json").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Set<ValidationMessage> problems(String yaml) {
    JsonSchema compiled =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    Object read = new Yaml().load(yaml);
    return compiled.validate(JSON.valueToTree(read));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead.yaml", "contact.yaml"})
  void shippedFile_isFine(String file) throws IOException {
    assertThat(problems(Files.readString(FOLDER.resolve(file)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recency: field | recencies: field",
        "recency: field | recency: row",
        "behavior: most-recent | behavior: newest",
        "behavior: most-recent, | ''",
        "type: email | type: e-mail",
        "crm: cleared | sales: cleared",
        "crm: cleared | crm: sometimes",
        "priority: 2 | priority: high",
        "linkUnassigned: true | linkUnassigned: perhaps",
        "marketing: always | marketing: when-assigned",
        "mapping: lead | ''",
        "maxLength: { crm: 80, | maxLength: { crm: 0,",
      })
  void mistake_isRefused(String right, String wrong) throws IOException {
    String text = Files.readString(FOLDER.resolve("lead.yaml"));
    assertThat(text).contains(right);
    assertThat(problems(text.replace(right, wrong))).isNotEmpty();
  }

  private static final String PROPOSE =
      """
      propose:
        threshold: 0.9
        compare: [ { marketing: lastName, crm: LastName, as: name } ]
        blocks: [ [ lastName ] ]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threshold: 0.9 | treshold: 0.9",
        "threshold: 0.9 | threshold: 1",
        "threshold: 0.9 | threshold: high",
        "as: name | as: surname",
        "', as: name' | ''",
        "compare: [ { | compare: [] # [ {",
        "blocks: [ [ lastName ] ] | blocks: [ lastName ]",
        "blocks: [ [ lastName ] ] | blocks: []",
      })
  void mistakeOfAProposal_isRefused(String right, String wrong) {
    assertThat(problems(LEAST + PROPOSE)).isEmpty();
    assertThat(PROPOSE).contains(right);
    assertThat(problems(LEAST + PROPOSE.replace(right, wrong))).isNotEmpty();
  }

  private Set<String> keys(String of) {
    return schema.at(of).properties().stream().map(key -> key.getKey()).collect(Collectors.toSet());
  }

  private Set<String> words(String of) {
    Set<String> words = new TreeSet<>();
    schema.at(of).path("enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  private static Set<String> words(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::kebab).collect(Collectors.toSet());
  }

  @Test
  void keys_areThoseThatAreRead() {
    assertThat(keys("/properties")).isEqualTo(MappingReader.KEYS);
    assertThat(keys("/$defs/field/properties")).isEqualTo(FieldMappingReader.KEYS);
    assertThat(keys("/$defs/propose/properties")).isEqualTo(LikenessReader.KEYS);
    assertThat(keys("/$defs/compared/properties")).isEqualTo(LikenessReader.COMPARED_KEYS);
    assertThat(schema.path("required"))
        .extracting(JsonNode::asText)
        .isEqualTo(MappingReader.REQUIRED);
  }

  private static final String LEAST =
      """
      mapping: least
      marketing: prospect
      crm: Lead
      match: [ { marketing: email, crm: Email } ]
      fields: [ { marketing: phone, crm: Phone, behavior: use-crm } ]
      """;

  @Test
  void defaults_areThoseThatAreRead(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("least.yaml"), LEAST);
    Mapping least = MappingLoader.load(folder).mappings().mappings().get(0);
    Map<String, Object> read =
        Map.of(
            "onCrmDelete", least.onCrmDelete().word(),
            "direction", least.direction().word(),
            "recency", least.recency().word(),
            "priority", least.priority(),
            "onDuplicate", least.onDuplicate().word(),
            "linkUnassigned", least.linkUnassigned(),
            "reverseSync", least.reverseSync(),
            "allowRecreate", least.allowRecreate(),
            "tieBreaker", least.tieBreaker().word(),
            "skewTolerance", least.skewTolerance().toSeconds() + "s");
    assertThat(defaults("/properties")).isEqualTo(texts(read));
    FieldMapping field = least.fields().get(0);
    assertThat(defaults("/$defs/field/properties"))
        .isEqualTo(Map.of("type", field.type().word(), "direction", field.direction().word()));
    assertThat(defaults("/$defs/propose/properties"))
        .isEqualTo(texts(Map.of("threshold", LikenessReader.THRESHOLD)));
  }

  private static Map<String, String> texts(Map<String, Object> values) {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
  }

  private Map<String, String> defaults(String of) {
    return schema.at(of).properties().stream()
        .filter(key -> key.getValue().has("default"))
        .collect(
            Collectors.toMap(Map.Entry::getKey, key -> key.getValue().path("default").asText()));
  }

  @Test
  void words_areThoseThatAreRead() {
    assertThat(words("/$defs/direction")).isEqualTo(words(Direction.class));
    assertThat(words("/$defs/nullSync")).isEqualTo(words(NullSync.class));
    assertThat(words("/properties/recency")).isEqualTo(words(Recency.class));
    assertThat(words("/properties/onDuplicate")).isEqualTo(words(OnDuplicate.class));
    assertThat(words("/properties/tieBreaker")).isEqualTo(words(SystemName.class));
    assertThat(words("/properties/create/properties/crm")).isEqualTo(words(CreateWhen.class));
    assertThat(words("/$defs/field/properties/type")).isEqualTo(words(FieldType.class));
    assertThat(words("/$defs/compared/properties/as")).isEqualTo(words(ComparedAs.class));
    assertThat(words("/$defs/field/properties/behavior")).isEqualTo(words(Behavior.class));
  }
}
