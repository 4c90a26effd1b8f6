package org.syncline.sandbox.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.Instant;

/** JSON as the API reads and writes it. */
final class SalesforceJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private SalesforceJson() {}

  static Object value(Object stored) {
    return stored instanceof Instant instant ? SRecord.text(instant) : stored;
  }

  static String write(Object body, boolean pretty) {
    try {
      return pretty
          ? JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(body)
          : JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw SalesforceError.bad(SalesforceError.NOT_READABLE, e.getOriginalMessage());
    }
  }
}
