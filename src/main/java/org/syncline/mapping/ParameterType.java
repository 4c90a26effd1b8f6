package org.syncline.mapping;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.Words;

/** What kind of value a parameter of an external action takes. */
public enum ParameterType {
  STRING,
  NUMBER,
  BOOLEAN,
  DATE,
  EMAIL,
  URL;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");

  /** As it is written in a file. */
  public String word() {
    return Words.kebab(this);
  }

  /** The value as JSON of this type; empty where it is none. */
  Optional<FieldValue> typed(FieldValue value) {
    String text = value.text().strip();
    return switch (this) {
      case STRING -> Optional.of(FieldValue.of(value.text()));
      case NUMBER -> FieldType.NUMBER.typed(value);
      case BOOLEAN -> FieldType.BOOLEAN.typed(value);
      case DATE -> FieldType.DATE.typed(value);
      case EMAIL -> Optional.of(FieldValue.of(text)).filter(one -> ADDRESS.matcher(text).matches());
      case URL -> Optional.of(FieldValue.of(text)).filter(one -> web(text));
    };
  }

  private static boolean web(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() != null && String.valueOf(address.getScheme()).matches("(?i)https?");
    } catch (java.net.URISyntaxException e) {
      // what is no address at all is none of the web
      return false;
    }
  }

  /** What a JSON Schema says of it. */
  Map<String, Object> schema() {
    return switch (this) {
      case STRING -> Map.of("type", "string");
      case NUMBER -> Map.of("type", "number");
      case BOOLEAN -> Map.of("type", "boolean");
      case DATE -> text("date");
      case EMAIL -> text("email");
      case URL -> text("uri");
    };
  }

  private static Map<String, Object> text(String format) {
    return Map.of("type", "string", "format", format);
  }
}
