package org.syncline.database;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.syncline.record.FieldValue;

/** How rows and their jsonb columns are written and read. */
final class RowJson {
  private RowJson() {}

  static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(new Jdk8Module())
        .addModule(new SimpleModule().addDeserializer(FieldValue.class, new FieldValueReader()))
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }

  private static final class FieldValueReader extends StdDeserializer<FieldValue> {
    private static final long serialVersionUID = 1L;

    FieldValueReader() {
      super(FieldValue.class);
    }

    @Override
    public FieldValue deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return switch (parser.currentToken()) {
        case VALUE_STRING -> FieldValue.of(parser.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> FieldValue.of(parser.getDecimalValue());
        case VALUE_TRUE, VALUE_FALSE -> FieldValue.of(parser.getBooleanValue());
        default -> (FieldValue) context.handleUnexpectedToken(FieldValue.class, parser);
      };
    }

    @Override
    public FieldValue getNullValue(DeserializationContext context) {
      return FieldValue.BLANK;
    }
  }
}
