package org.syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.errors.SyncError;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.MappingChoice;
import org.syncline.record.ActionKind;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What editors are told about scenario files is what the reader takes. */
class ScenarioSchemaTest {
  /** For editors a time is a text, too. */
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static JsonNode text;
  private static JsonSchema schema;

  @BeforeAll
  static void read() throws IOException {
    text = JSON.readTree(Files.readString(Path.of("scenarios", "scenario.schema.json")));
    schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
  }

  private static Set<String> problems(Object document) {
    return schema.validate(JSON.valueToTree(document)).stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.toSet());
  }

  private static Iterable<Object> documents(String yaml) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml);
  }

  @Test
  void shippedScenarios_allOfThem_areValid() {
    Map<String, String> texts = ScenarioFiles.in(Path.of("scenarios"), new ArrayList<>());
    assertThat(texts).hasSizeGreaterThan(15);
    texts.forEach(
        (file, yaml) ->
            documents(yaml).forEach(document -> assertThat(problems(document)).as(file).isEmpty()));
  }

  @Test
  void shippedFiles_firstLine_namesTheSchema() {
    Map<String, String> texts = ScenarioFiles.in(Path.of("scenarios"), new ArrayList<>());
    texts.forEach(
        (file, yaml) -> {
          String first = yaml.lines().findFirst().orElse("");
          assertThat(first).as(file).startsWith("# yaml-language-server: $schema=");
          Path named = Path.of(file).resolveSibling(first.substring(first.indexOf('=') + 1));
          assertThat(named).as(file).exists();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "note: n | notes: n",
        "changed: crm | chnged: crm",
        "changed: crm | changed: crm, read: crm",
        "changed: crm | changed: sales",
        "changed: crm | changed: crm, by: user",
        "writes: [] | write: []",
        "want: { writes: [] } | want: {}",
        "Id: 00Q000000000001AAA | Id: 00Q",
        "mapping: lead | mapping: { tieBreaker: crm }",
        "mapping: lead | mapping: { like: lead, behaviour: crm }",
        "'want: {' | 'steps: []\nwant: {'",
        "'given: { ' | 'given: { kept: [], '",
        "'given: { ' | 'given: { kept: [ { object: Campaign } ], '",
        "'want: {' | 'rules: { own.drl: rule }\nwant: {'",
        "writes: [] | actions: none",
        "writes: [] | actions: [ { type: phone-call } ]",
        "writes: [] | assignment: nobody",
        "writes: [] | assignment: { toType: somebody }",
      })
  void mistake_isNoted(String good, String bad) {
    String yaml =
        """
        note: n
        mapping: lead
        given: { crm: { Id: 00Q000000000001AAA } }
        when: { changed: crm }
        want: { writes: [] }
        """;
    documents(yaml).forEach(document -> assertThat(problems(document)).isEmpty());
    assertThat(yaml).contains(good);
    documents(yaml.replace(good, bad))
        .forEach(document -> assertThat(problems(document)).isNotEmpty());
  }

  private static Set<String> keys(String place) {
    Set<String> keys = new TreeSet<>();
    text.at(place + "/properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static Set<String> words(String place) {
    Set<String> words = new TreeSet<>();
    text.at(place + "/enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  @Test
  void keys_ofTheSchema_areTheReaders() {
    assertAll(
        () -> assertThat(keys("")).isEqualTo(new TreeSet<>(ScenarioReader.KEYS)),
        () -> assertThat(keys("/$defs/step")).isEqualTo(new TreeSet<>(ScenarioReader.STEP)),
        () -> assertThat(keys("/$defs/given")).isEqualTo(new TreeSet<>(GivenReader.KEYS)),
        () -> assertThat(keys("/$defs/times")).isEqualTo(new TreeSet<>(GivenReader.TIMES)),
        () ->
            assertThat(keys("/$defs/given/properties/also/items"))
                .isEqualTo(new TreeSet<>(GivenReader.ALSO)),
        () -> assertThat(keys("/$defs/when")).isEqualTo(new TreeSet<>(WhenReader.KEYS)),
        () -> assertThat(keys("/$defs/want")).isEqualTo(new TreeSet<>(WantReader.KEYS)),
        () -> assertThat(keys("/$defs/write")).isEqualTo(new TreeSet<>(WriteReader.KEYS)),
        () -> assertThat(keys("/$defs/historyRow")).isEqualTo(new TreeSet<>(PatternReader.HISTORY)),
        () -> assertThat(keys("/$defs/errorRow")).isEqualTo(new TreeSet<>(PatternReader.ERRORS)),
        () -> assertThat(keys("/$defs/reviewRow")).isEqualTo(new TreeSet<>(PatternReader.REVIEWS)),
        () ->
            assertThat(keys("/$defs/keptRecord"))
                .isEqualTo(new TreeSet<>(Set.of(KeptReader.OBJECT, KeptReader.ID))),
        () -> assertThat(keys("/$defs/actionRow")).isEqualTo(new TreeSet<>(ActionReader.KEYS)),
        () ->
            assertThat(keys("/$defs/assignment"))
                .isEqualTo(new TreeSet<>(PatternReader.ASSIGNMENT)),
        () -> assertThat(keys("/$defs/mapping")).isEqualTo(new TreeSet<>(MappingChoice.keys())),
        () ->
            assertThat(keys("/$defs/mappedField"))
                .isEqualTo(new TreeSet<>(MappingChoice.fieldKeys())));
  }

  @Test
  void words_ofTheSchema_areTheReaders() {
    assertAll(
        () ->
            assertThat(words("/$defs/historyRow/properties/outcome"))
                .isEqualTo(new TreeSet<>(PatternReader.OUTCOMES)),
        () ->
            assertThat(words("/$defs/historyRow/properties/event"))
                .isEqualTo(new TreeSet<>(PatternReader.EVENTS)),
        () ->
            assertThat(words("/$defs/reviewRow/properties/kind"))
                .isEqualTo(new TreeSet<>(PatternReader.REVIEW_KINDS)),
        () ->
            assertThat(words("/$defs/errorRow/properties/kind"))
                .isEqualTo(new TreeSet<>(SyncError.KINDS)),
        () ->
            assertThat(words("/$defs/assignment/properties/toType"))
                .isEqualTo(new TreeSet<>(PatternReader.OWNERS)),
        () ->
            assertThat(words("/$defs/actionRow/properties/type"))
                .isEqualTo(all(ActionKind.values(), ActionKind::word)),
        () ->
            assertThat(words("/$defs/changedBy"))
                .isEqualTo(all(ChangedBy.values(), ChangedBy::word)),
        () ->
            assertThat(words("/$defs/mappedField/properties/behavior"))
                .isEqualTo(all(Behavior.values(), Behavior::word)),
        () ->
            assertThat(words("/$defs/mappedField/properties/type"))
                .isEqualTo(all(FieldType.values(), FieldType::word)));
  }

  private static <E> Set<String> all(E[] constants, java.util.function.Function<E, String> word) {
    return Arrays.stream(constants).map(word).collect(Collectors.toCollection(TreeSet::new));
  }
}
