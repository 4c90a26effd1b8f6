package org.syncline.sandbox.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The emulator's fields are those of the recorded schemas: their names, types, who may write. */
class RecordedSchemaTest {
  private static final Path SCHEMAS = Path.of("src/test/resources/recorded-pardot/schemas.json");

  private static final Map<String, Set<FieldKind>> FITTING =
      Map.of(
          "int", Set.of(FieldKind.INTEGER),
          "float", Set.of(FieldKind.DECIMAL),
          "boolean", Set.of(FieldKind.BOOLEAN),
          "datetime", Set.of(FieldKind.STAMP),
          "string", Set.of(FieldKind.TEXT, FieldKind.LONG_TEXT),
          "singleSelect", Set.of(FieldKind.TEXT));

  @TestFactory
  Stream<DynamicTest> recordedFields() throws IOException {
    JsonObject objects =
        new JsonObject(Files.readString(SCHEMAS))
            .getJsonObject("modules")
            .getJsonObject("account-engagement")
            .getJsonObject("objects");
    return Catalog.objects(List.of()).stream()
        .filter(type -> objects.containsKey(type.name()))
        .flatMap(type -> checks(type, objects.getJsonObject(type.name()).getJsonObject("fields")));
  }

  private static Stream<DynamicTest> checks(ObjectType type, JsonObject fields) {
    return fields.fieldNames().stream()
        .filter(name -> !isStructure(fields.getJsonObject(name)))
        .map(
            name ->
                DynamicTest.dynamicTest(
                    type.name() + "." + name, () -> check(type, name, fields.getJsonObject(name))));
  }

  /** Given when an import is made, and never shown. */
  private static boolean isStructure(JsonObject recorded) {
    return recorded.getString("providerType").endsWith("{}");
  }

  private static void check(ObjectType type, String name, JsonObject recorded) {
    if (recorded.getString("providerType").equals("User")) {
      assertThat(type.reference(name).target()).isEqualTo("users");
    } else {
      check(type.field(name), recorded);
    }
  }

  private static void check(ObjectType.Field field, JsonObject recorded) {
    assertThat(field).as("the emulator has it").isNotNull();
    assertThat(FITTING.get(recorded.getString("valueType"))).contains(field.kind());
    if (recorded.containsKey("readOnly")) {
      assertThat(field.readOnly()).isEqualTo(recorded.getBoolean("readOnly"));
    }
  }
}
