package org.syncline.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.syncline.record.FieldValue;

/** JSON as the two APIs speak it. */
public final class RemoteJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RemoteJson() {}

  /** An empty body reads as a missing node. */
  public static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  public static String write(Object body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A scalar as a field value; what is nested is kept as its text. */
  public static FieldValue value(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return FieldValue.BLANK;
    }
    if (node.isBoolean()) {
      return FieldValue.of(node.booleanValue());
    }
    if (node.isNumber()) {
      return FieldValue.of(node.decimalValue());
    }
    return FieldValue.of(node.isTextual() ? node.textValue() : node.toString());
  }
}
