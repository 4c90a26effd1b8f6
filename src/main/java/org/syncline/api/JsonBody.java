package org.syncline.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.record.FieldValue;
import org.syncline.record.Keepable;

/** A request's body, read by hand so that each wrong item can be told with its place. */
final class JsonBody {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private JsonBody() {}

  /** The body as an object with these keys at most. */
  static JsonNode object(byte[] body, Set<String> allowed) {
    JsonNode node = parse(text(body));
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

  /** Decoded strictly: a client with another encoding learns of it before values are spoilt. */
  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw ApiProblem.bad("body", "is not UTF-8");
    }
  }

  private static JsonNode parse(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? "body"
              : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
      throw ApiProblem.bad(where, "not JSON: " + e.getOriginalMessage());
    } catch (NumberFormatException e) {
      throw ApiProblem.bad("body", "not JSON: " + e.getMessage());
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

  /** Why this can be no field's value, if so. */
  static Optional<String> refusal(JsonNode node) {
    if (!node.isNull() && !node.isTextual() && !node.isNumber() && !node.isBoolean()) {
      return Optional.of(
          "must be a text, a number, true, false or null, not " + node.getNodeType());
    }
    return Keepable.problem(value(node));
  }

  static FieldValue value(JsonNode node) {
    if (node.isNumber()) {
      return FieldValue.of(node.decimalValue());
    }
    return FieldValue.of(
        node.isNull() ? null : node.isBoolean() ? (Object) node.booleanValue() : node.textValue());
  }

  /** An instant with any offset, or null where the text is none that can be kept. */
  static Instant instant(JsonNode node) {
    try {
      return node.isTextual() ? within(OffsetDateTime.parse(node.textValue()).toInstant()) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static Instant within(Instant at) {
    return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? null : at;
  }
}
