package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.DeclaredActivity.Type;
import org.syncline.mapping.DeclaredActivity.Value;
import org.syncline.record.SystemName;
import org.syncline.testsupport.RuleFiles;
import org.yaml.snakeyaml.Yaml;

/** The file of activities from outside: read, and every mistake told. */
class ActivityTypesReaderTest {
  private static final String ACTIVITIES =
      """
      activities:
        attended:
          extension: Webinars
          type: Attended
          title: Webinar
          word: attended
          values:
            webinar: { type: string, required: true }
            minutes: { type: number }
        registered: { extension: Webinars, type: Registered, title: Webinar, word: registered for }
      """;

  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void copy() {
    files = RuleFiles.in(folder);
  }

  private MappingLoader.Loaded load(String text) {
    files.write(files.mapping("activities.yaml"), text);
    return MappingLoader.load(files.mappings());
  }

  private MappingSet mappings(String text) {
    MappingLoader.Loaded loaded = load(text);
    assertThat(loaded.problems()).isEmpty();
    return loaded.mappings();
  }

  @Test
  void type_isReadWithItsValues() {
    Map<String, DeclaredActivity> activities = mappings(ACTIVITIES).activities();
    assertThat(activities).containsOnlyKeys("attended", "registered");
    assertThat(activities.get("attended"))
        .isEqualTo(
            new DeclaredActivity(
                "attended",
                "Webinars",
                "Attended",
                "Webinar",
                "attended",
                Map.of(
                    "webinar",
                    new Value(Type.STRING, true),
                    "minutes",
                    new Value(Type.NUMBER, false))));
    assertThat(activities.get("registered").values()).isEmpty();
  }

  @Test
  void activities_thatAreDeclared_areAskedForAndNotRead() {
    MappingSet mappings = mappings(ACTIVITIES);
    assertThat(mappings.kept(SystemName.MARKETING))
        .extracting(KeptObject::object)
        .doesNotContain("externalActivity");
    assertThat(mappings.related())
        .filteredOn(one -> one.object().equals("externalActivity"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.fields()).contains("webinar", "minutes", "typeName", "prospectId");
              assertThat(one.parents()).isEqualTo(Map.of("prospectId", "prospect"));
            });
  }

  @Test
  void activities_thatAFileReadsToo_areOneObject() {
    files.write(
        files.mapping("kept/external-activity.yaml"),
        "keep: externalActivity\nsystem: marketing\nfields: [ extension, type, email ]\n");
    MappingSet mappings = mappings(ACTIVITIES);
    assertThat(mappings.kept(SystemName.MARKETING))
        .filteredOn(one -> one.object().equals("externalActivity"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.fields()).containsOnly("extension", "type", "email");
              assertThat(one.parents()).isEqualTo(Map.of("prospectId", "prospect"));
            });
    assertThat(mappings.related())
        .filteredOn(one -> one.object().equals("externalActivity"))
        .singleElement()
        .satisfies(one -> assertThat(one.fields()).contains("email", "webinar"));
  }

  @Test
  void shippedFiles_declareNone() {
    MappingSet shipped = MappingLoader.load(Path.of("mappings")).mappings();
    assertThat(shipped.activities()).isEmpty();
    assertThat(shipped.related()).isEqualTo(shipped.kept());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "    word: attended|    words: attended|6|attended|unknown key 'words', allowed: extension,",
        "title: Webinar, ||10|registered|the key 'title' is missing",
        "title: Webinar\\n|title:\\n|5|attended title|expected a text, found nothing",
        "extension: Webinars\\n|extension: My Webinars\\n|3|attended extension|'My Webinars' is no"
            + " developer name, expected letters, digits and single underscores",
        "type: Attended|type: Attended_|4|attended type|'Attended_' is no developer name",
        "type: Registered|type: Attended|10|registered|'attended' is the type Attended of the"
            + " extension Webinars already",
        "type: number|type: integer|9|attended minutes type|unknown word 'integer', allowed:"
            + " boolean, date-time, number, string",
        "{ type: number }|{ }|9|attended minutes|the key 'type' is missing",
        "required: true|required: yes|8|attended webinar required|expected true or false, found"
            + " 'yes'",
        "required: true|needed: true|8|attended webinar|unknown key 'needed', allowed: required,"
            + " type",
        "minutes:|prospectId:|9|attended prospectId|every activity has a field 'prospectId' of its"
            + " own",
        "minutes:|how long:|9|attended values|'how long' is no name, expected a letter",
        "registered: {|2nd: {|10|activities|'2nd' is no name",
        "  registered: { e|  attended: { e|10|activities|the key 'attended' is given twice",
        "activities:|activities: []\\nactivity:|1|activities|expected keys and values, found a list",
      })
  void mistake_isToldWithItsLine(
      String right, String wrong, int line, String place, String message) {
    String text =
        ACTIVITIES.replace(
            right.replace("\\n", "\n"), wrong == null ? "" : wrong.replace("\\n", "\n"));
    assertThat(text).isNotEqualTo(ACTIVITIES);
    assertThat(load(text).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).endsWith("activities.yaml");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.place()).isEqualTo(place);
              assertThat(problem.message()).startsWith(message);
            });
  }

  @Test
  void type_ofTwoFiles_isTold() {
    files.write(files.mapping("more.yaml"), ACTIVITIES.split("  registered")[0]);
    assertThat(load(ACTIVITIES).problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message()).isEqualTo("another file declares 'attended', too"));
  }

  private static JsonNode schema() throws IOException {
    return new ObjectMapper().readTree(Path.of("mappings", "activities.schema.json").toFile());
  }

  private static Set<ValidationMessage> schemaProblems(String yaml) throws IOException {
    Object read = new Yaml().load(yaml);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema())
        .validate(new ObjectMapper().valueToTree(read));
  }

  @Test
  void goodFile_isFineForEditors() throws IOException {
    assertThat(schemaProblems(ACTIVITIES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "word: attended|words: attended",
        "extension: Webinars|extension: My Webinars",
        "type: number|type: integer",
        "{ type: number }|{ }",
        "required: true|needed: true",
        "minutes:|prospectId:",
        "minutes:|how long:",
        "registered: {|2nd: {",
        "activities:|activity:",
      })
  void mistake_isRefusedByEditorsToo(String right, String wrong) throws IOException {
    assertThat(ACTIVITIES).contains(right);
    assertThat(schemaProblems(ACTIVITIES.replace(right, wrong))).isNotEmpty();
  }

  @Test
  void schema_knowsTheKeysAndWordsThatAreRead() throws IOException {
    JsonNode defs = schema().path("$defs");
    assertThat(keys(defs.at("/activity/properties"))).isEqualTo(ActivityTypesReader.KEYS);
    assertThat(keys(defs.at("/value/properties"))).isEqualTo(ActivityTypesReader.VALUE_KEYS);
    assertThat(texts(defs.at("/value/properties/type/enum")))
        .isEqualTo(Arrays.stream(Type.values()).map(Type::word).collect(Collectors.toSet()));
    assertThat(texts(defs.at("/activity/properties/values/propertyNames/not/enum")))
        .containsAll(DeclaredActivity.OWN);
  }

  private static Set<String> keys(JsonNode properties) {
    return properties.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static Set<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }
}
