package org.syncline.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.record.FieldValue;

/** A request's body, read by hand so that each wrong item can be told with its place. */
final class JsonBody {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonBody() {}

  /** The body as an object with these keys at most. */
  static JsonNode object(String body, Set<String> allowed) {
    JsonNode node = parse(body);
    if (!node.isObject()) {
      throw ApiProblem.bad("body", "must be a JSON object");
    }
    Set<String> unknown = unknown(node, allowed);
    if (!unknown.isEmpty()) {
      throw ApiProblem.bad(
          String.join(", ", unknown), "unknown key, allowed: " + new TreeSet<>(allowed));
    }
    return node;
  }

  private static JsonNode parse(String body) {
    try {
      return MAPPER.readTree(body == null ? "" : body);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? "body"
              : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
      throw ApiProblem.bad(where, "not JSON: " + e.getOriginalMessage());
    }
  }

  static Set<String> unknown(JsonNode node, Set<String> allowed) {
    Set<String> unknown = new TreeSet<>();
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      unknown.add(names.next());
    }
    unknown.removeAll(allowed);
    return unknown;
  }

  static boolean scalar(JsonNode node) {
    return node.isNull() || node.isTextual() || node.isBoolean() || writable(node);
  }

  /** Whether it is a number that can be written out: an exponent may be beyond all measure. */
  private static boolean writable(JsonNode node) {
    try {
      return node.isNumber() && value(node).present();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static FieldValue value(JsonNode node) {
    if (node.isNumber()) {
      return FieldValue.of(node.decimalValue());
    }
    return FieldValue.of(
        node.isNull() ? null : node.isBoolean() ? (Object) node.booleanValue() : node.textValue());
  }

  /** An instant with any offset, or null where the text is none. */
  static Instant instant(JsonNode node) {
    try {
      return node.isTextual() ? OffsetDateTime.parse(node.textValue()).toInstant() : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
