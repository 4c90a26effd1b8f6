package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An object as {@code describe} tells it to us: what is hidden from us is not in it. */
record Described(String name, JsonNode body) {
  List<JsonNode> fields() {
    List<JsonNode> fields = new ArrayList<>();
    body.path("fields").forEach(fields::add);
    return fields;
  }

  Optional<JsonNode> field(String field) {
    return fields().stream()
        .filter(node -> node.path("name").asText().equalsIgnoreCase(field))
        .findFirst();
  }

  Optional<JsonNode> reference(String relationship) {
    return fields().stream()
        .filter(node -> node.path("relationshipName").asText().equalsIgnoreCase(relationship))
        .findFirst();
  }

  List<String> names() {
    return fields().stream().map(node -> node.path("name").asText()).toList();
  }

  List<String> relationships() {
    return fields().stream()
        .filter(node -> node.path("relationshipName").isTextual())
        .map(node -> node.path("relationshipName").asText())
        .toList();
  }

  boolean says(String flag) {
    return body.path(flag).asBoolean();
  }
}
