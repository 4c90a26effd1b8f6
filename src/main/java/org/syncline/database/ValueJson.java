package org.syncline.database;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import org.syncline.record.FieldValue;

/** Field values as JSON scalars: every row has dozens of them. */
final class ValueJson {
  private ValueJson() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(FieldValue.class, new Writer())
        .addDeserializer(FieldValue.class, new Reader());
  }

  static void write(FieldValue value, JsonGenerator json) throws IOException {
    Object scalar = value.json();
    if (scalar instanceof String text) {
      json.writeString(text);
    } else if (scalar instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (scalar instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeNull();
    }
  }

  private static final class Writer extends StdSerializer<FieldValue> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(FieldValue.class);
    }

    @Override
    public void serialize(FieldValue value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(value, json);
    }
  }

  private static final class Reader extends StdDeserializer<FieldValue> {
    private static final long serialVersionUID = 1L;

    Reader() {
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
