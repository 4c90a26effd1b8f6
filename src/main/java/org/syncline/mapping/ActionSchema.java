package org.syncline.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.record.FieldValue;

/** The JSON Schema of what an external action is to be given. */
final class ActionSchema {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private ActionSchema() {}

  static Map<String, Object> of(ExternalAction action) {
    Map<String, Object> properties = new LinkedHashMap<>();
    action.parameters().forEach((name, parameter) -> properties.put(name, of(parameter)));
    List<String> required =
        action.parameters().values().stream()
            .filter(ActionParameter::mustBeGiven)
            .map(ActionParameter::name)
            .toList();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DRAFT);
    schema.put("title", action.title());
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("required", required);
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> of(ActionParameter parameter) {
    Map<String, Object> schema = new LinkedHashMap<>(parameter.type().schema());
    parameter.maxLength().ifPresent(most -> schema.put("maxLength", most));
    if (!parameter.allowed().isEmpty()) {
      schema.put("enum", parameter.allowed().stream().map(FieldValue::json).toList());
    }
    parameter.standard().ifPresent(value -> schema.put("default", value.json()));
    parameter
        .from()
        .ifPresent(
            field -> schema.put("description", "where it is not given: the prospect's " + field));
    return schema;
  }
}
