package org.syncline.database;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Times as the database and we write them. Every row of a mirror has dozens, and the library's
 * formats, which can read far more, take a good part of the time in which a row is read.
 */
final class Instants extends StdDeserializer<Instant> {
  private static final long serialVersionUID = 1L;
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
  private static final int NANO_DIGITS = 9;

  Instants() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
    return of(json.getText());
  }

  static Instant of(String text) {
    int end = text.length() - (text.endsWith("Z") ? 1 : text.endsWith("+00:00") ? 6 : 0);
    int digits = end - SHAPE.length() - 1;
    boolean plain =
        end < text.length()
            && end >= SHAPE.length()
            && shaped(text)
            && (digits == -1 || digits > 0 && digits <= NANO_DIGITS && text.charAt(19) == '.');
    return plain ? plain(text, end, digits) : OffsetDateTime.parse(text).toInstant();
  }

  private static boolean shaped(String text) {
    for (int i = 0; i < SHAPE.length(); i++) {
      char c = text.charAt(i);
      char wanted = SHAPE.charAt(i);
      if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return true;
  }

  private static Instant plain(String text, int end, int digits) {
    int nanos = digits > 0 ? number(text, SHAPE.length() + 1, end) : 0;
    for (int i = Math.max(0, digits); i < NANO_DIGITS; i++) {
      nanos *= 10;
    }
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanos)
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
