package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.syncline.record.FieldValue;
import org.syncline.remote.RemoteAnswer;

/** What a new record shows in fields that nobody filled, by the object's description. */
final class Defaults {
  private static final String OWNER = "OwnerId";

  private final SalesforceApi api;

  Defaults(SalesforceApi api) {
    this.api = api;
  }

  Map<String, FieldValue> of(String object) {
    RemoteAnswer answer = api.describe(object);
    if (!answer.ok()) {
      throw SalesforceReads.failed("describe " + object, answer);
    }
    Map<String, FieldValue> defaults = new HashMap<>();
    for (JsonNode field : answer.json().path("fields")) {
      FieldValue value = value(field);
      if (value.present()) {
        defaults.put(field.path("name").asText(), value);
      }
    }
    return defaults;
  }

  /** Whoever makes a record owns it. */
  private FieldValue value(JsonNode field) {
    if (field.path("name").asText().equals(OWNER)) {
      return FieldValue.of(api.userId());
    }
    for (JsonNode word : field.path("picklistValues")) {
      if (word.path("defaultValue").asBoolean()) {
        return FieldValue.of(word.path("value").asText());
      }
    }
    return scalar(field.path("defaultValue"));
  }

  private static FieldValue scalar(JsonNode value) {
    if (value.isBoolean()) {
      return FieldValue.of(value.booleanValue());
    }
    if (value.isNumber()) {
      return FieldValue.of(value.decimalValue());
    }
    return FieldValue.of(value.isTextual() ? value.textValue() : null);
  }
}
