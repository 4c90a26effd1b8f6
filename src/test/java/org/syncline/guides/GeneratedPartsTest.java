package org.syncline.guides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.syncline.dataset.Column;
import org.syncline.dataset.ColumnType;
import org.syncline.dataset.Dataset;
import org.syncline.dataset.Datasets;
import org.syncline.decision.FieldDifference;
import org.syncline.decision.Meaning;
import org.syncline.decision.Proposals;
import org.syncline.decision.Side;
import org.syncline.decision.assignment.Assign;
import org.syncline.decision.assignment.Group;
import org.syncline.decision.assignment.Member;
import org.syncline.decision.assignment.Turn;
import org.syncline.decision.criteria.FactKind;
import org.syncline.decision.criteria.Fielded;
import org.syncline.decision.criteria.Prospect;
import org.syncline.record.Words;

/**
 * What the guides list comes from the code: a word that is new, gone or changed fails here until
 * {@code ./mvnw test -Dtest=GeneratedPartsTest -Dguides.write} has written it down.
 */
class GeneratedPartsTest {
  private static void check(String page, String name, String made) {
    Guide guide = Guide.of(page);
    if (System.getProperty("guides.write") != null) {
      Guide written = guide.with(name, made);
      guide = written.save();
    }
    assertThat(guide.generated(name)).isEqualTo(made);
  }

  @Test
  void ruleWords_areThoseOfTheCode() {
    check(
        "rules.md",
        "rule words",
        facts(FieldDifference.class)
            + facts(Side.class)
            + calls("propose", Proposals.class)
            + questions()
            + kinds()
            + facts(Group.class)
            + facts(Member.class)
            + calls("assign", Assign.class)
            + calls("turn", Turn.class));
  }

  private static String facts(Class<?> fact) {
    StringBuilder table = head(fact.getSimpleName(), fact, "| word | is |\n");
    for (RecordComponent component : fact.getRecordComponents()) {
      Meaning meaning = component.getAnnotation(Meaning.class);
      assertThat(meaning).as("%s.%s has a meaning", fact, component.getName()).isNotNull();
      table.append(
          "| `%s` | %s |%n".formatted(component.getName(), meaning.value() + words(meaning)));
    }
    if (fact.isRecord()) {
      explained(fact)
          .filter(method -> method.getParameterCount() > 0)
          .forEach(
              method ->
                  table.append(
                      "| `%s` | %s |%n"
                          .formatted(call(method), method.getAnnotation(Meaning.class).value())));
    }
    return table.append('\n').toString();
  }

  private static String words(Meaning meaning) {
    TreeSet<String> words = new TreeSet<>(Arrays.asList(meaning.words()));
    for (Class<? extends Enum<?>> type : meaning.wordsOf()) {
      Arrays.stream(type.getEnumConstants()).map(Words::kebab).forEach(words::add);
    }
    return words.isEmpty()
        ? ""
        : words.stream()
            .map(word -> "`\"" + word + "\"`")
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static StringBuilder head(String name, Class<?> fact, String columns) {
    return new StringBuilder("### `" + name + "`\n")
        .append(fact.getAnnotation(Meaning.class).value())
        .append("\n\n")
        .append(columns)
        .append("|---|---|\n");
  }

  private static String calls(String global, Class<?> proposals) {
    StringBuilder table = head(global, proposals, "| call | does |\n");
    explained(proposals)
        .forEach(
            method ->
                table.append(
                    "| `%s.%s` | %s |%n"
                        .formatted(
                            global, call(method), method.getAnnotation(Meaning.class).value())));
    return table.append('\n').toString();
  }

  private static Stream<Method> explained(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Meaning.class))
        .sorted(Comparator.comparing(Method::getParameterCount).thenComparing(Method::getName));
  }

  private static String call(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(GeneratedPartsTest::argument)
            .collect(Collectors.joining(", ", "( ", " )"))
            .replace("(  )", "()");
  }

  private static String argument(Class<?> type) {
    return Map.of(FieldDifference.class, "$d", Prospect.class, "$p", Member.class, "$m")
        .getOrDefault(type, "\"...\"");
  }

  private static String questions() {
    StringBuilder table =
        new StringBuilder("### Questions to records\n| question | is |\n|---|---|\n");
    explained(Fielded.class)
        .forEach(
            method ->
                table.append(
                    "| `%s` | %s |%n"
                        .formatted(
                            method.getName().equals("getId") ? "id" : call(method),
                            method.getAnnotation(Meaning.class).value())));
    return table.append('\n').toString();
  }

  private static String kinds() {
    StringBuilder table = new StringBuilder("### Records\n| fact | is |\n|---|---|\n");
    Stream.concat(Stream.of(Prospect.class), Arrays.stream(FactKind.values()).map(FactKind::fact))
        .forEach(
            fact ->
                table.append(
                    "| `%s` | %s |%n"
                        .formatted(
                            fact.getSimpleName(), fact.getAnnotation(Meaning.class).value())));
    return table.append('\n').toString();
  }

  @Test
  void datasets_areThoseOfTheDictionary() {
    check(
        "datasets.md",
        "datasets",
        Datasets.all().stream().map(GeneratedPartsTest::dataset).collect(Collectors.joining()));
  }

  private static String dataset(Dataset dataset) {
    return "### `%s`%n%s One row: %s.%n%n| column | type | unit | meaning |%n|---|---|---|---|%n"
            .formatted(dataset.name(), dataset.description(), dataset.row())
        + dataset.columns().stream()
            .map(
                column ->
                    "| `%s` | %s | %s | %s |%n"
                        .formatted(
                            column.name(), column.type().word(), unit(column), column.meaning()))
            .collect(Collectors.joining())
        + "\n";
  }

  private static String unit(Column column) {
    return column.type() == ColumnType.AMOUNT ? "by `" + column.unit() + "`" : column.unit();
  }

  @Test
  void mappingKeys_areThoseOfTheSchema() throws Exception {
    JsonNode schema =
        new ObjectMapper().readTree(Path.of("mappings", "mapping.schema.json").toFile());
    check("mappings.md", "keys of a mapping", keys(schema, schema));
    check("mappings.md", "keys of a field", keys(schema, schema.at("/$defs/field")));
    check("mappings.md", "keys of propose", keys(schema, schema.at("/$defs/propose")));
    check("mappings.md", "keys of a compared field", keys(schema, schema.at("/$defs/compared")));
  }

  @Test
  void actionKeys_areThoseOfTheSchema() throws Exception {
    JsonNode schema =
        new ObjectMapper().readTree(Path.of("mappings", "action.schema.json").toFile());
    check("external-actions.md", "keys of an action", keys(schema, schema));
    check(
        "external-actions.md", "keys of a parameter", keys(schema, schema.at("/$defs/parameter")));
  }

  private static String keys(JsonNode schema, JsonNode of) {
    StringBuilder table = new StringBuilder("| key | default | meaning |\n|---|---|---|\n");
    of.path("properties")
        .properties()
        .forEach(
            key ->
                table.append(
                    "| `%s` | %s | %s%s |%n"
                        .formatted(
                            key.getKey(),
                            standard(of, key.getKey()),
                            key.getValue().path("description").asText(),
                            allowed(schema, key.getValue()))));
    return table.toString();
  }

  private static String standard(JsonNode of, String key) {
    for (JsonNode required : of.path("required")) {
      if (required.asText().equals(key)) {
        return "required";
      }
    }
    JsonNode given = of.path("properties").path(key).path("default");
    return given.isMissingNode() ? "none" : "`" + given.asText() + "`";
  }

  private static String allowed(JsonNode schema, JsonNode key) {
    JsonNode words =
        key.has("enum") ? key : schema.at(key.path("$ref").asText("#/none").substring(1));
    StringBuilder all = new StringBuilder();
    for (JsonNode word : words.path("enum")) {
      if (word.isTextual() && !word.asText().matches("true|false")) {
        all.append(all.isEmpty() ? ": `" : ", `").append(word.asText()).append('`');
      }
    }
    return all.toString();
  }
}
