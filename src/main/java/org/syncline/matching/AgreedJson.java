package org.syncline.matching;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.syncline.decision.Agreed;
import org.syncline.record.FieldValue;

/**
 * How a link keeps what both sides agreed on: the value alone where both show the same, which is
 * nearly always, else both. A link has dozens of them, and is written anew with every delivery.
 */
final class AgreedJson {
  private static final String MARKETING = "marketing";
  private static final String CRM = "crm";

  private AgreedJson() {}

  static final class Writer extends StdSerializer<Agreed> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(Agreed.class);
    }

    @Override
    public void serialize(Agreed agreed, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (agreed.marketing().present() && agreed.marketing().equals(agreed.crm())) {
        provider.defaultSerializeValue(agreed.crm(), json);
        return;
      }
      json.writeStartObject();
      provider.defaultSerializeField(MARKETING, agreed.marketing(), json);
      provider.defaultSerializeField(CRM, agreed.crm(), json);
      json.writeEndObject();
    }
  }

  static final class Reader extends StdDeserializer<Agreed> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Agreed.class);
    }

    @Override
    public Agreed deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        FieldValue both = value(parser, context);
        return new Agreed(both, both);
      }
      FieldValue marketing = FieldValue.NOT_PROVIDED;
      FieldValue crm = FieldValue.NOT_PROVIDED;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        boolean marketings = MARKETING.equals(parser.currentName());
        parser.nextToken();
        FieldValue value = value(parser, context);
        marketing = marketings ? value : marketing;
        crm = marketings ? crm : value;
      }
      return new Agreed(marketing, crm);
    }

    private static FieldValue value(JsonParser parser, DeserializationContext context)
        throws IOException {
      return parser.currentToken() == JsonToken.VALUE_NULL
          ? FieldValue.BLANK
          : context.readValue(parser, FieldValue.class);
    }
  }
}
