package org.syncline.record;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * What is known of one field of one record. A blank is known to be empty; not provided means that
 * the message did not say. Values are JSON scalars: {@link String}, {@link BigDecimal} or {@link
 * Boolean}.
 */
public sealed interface FieldValue {
  FieldValue BLANK = new Blank();
  FieldValue NOT_PROVIDED = new NotProvided();

  /** A JSON scalar as a field value: null and text of white space only are blank. */
  static FieldValue of(Object json) {
    if (json == null || json instanceof String text && text.isBlank()) {
      return BLANK;
    }
    return new Present(json instanceof Number number ? new BigDecimal(number.toString()) : json);
  }

  /** The JSON scalar, or null where there is none. */
  @JsonValue
  Object json();

  default boolean present() {
    return this instanceof Present;
  }

  default boolean blank() {
    return this instanceof Blank;
  }

  default boolean provided() {
    return !(this instanceof NotProvided);
  }

  /** The value as text, or an empty text where there is none. */
  default String text() {
    Object json = json();
    if (json == null) {
      return "";
    }
    return json instanceof BigDecimal number ? number.toPlainString() : json.toString();
  }

  /**
   * Numbers are kept in one form, so that 42.0 equals 42 wherever a value comes from. One that is
   * too long to be written out is kept as the text that it came as.
   */
  record Present(Object json) implements FieldValue {
    public Present {
      if (json instanceof BigDecimal number) {
        json = oneForm(number.stripTrailingZeros());
      }
      if (!(json instanceof String || json instanceof BigDecimal || json instanceof Boolean)) {
        throw new IllegalArgumentException(
            "a field value is text, a number, true or false, not " + json.getClass());
      }
    }

    private static Object oneForm(BigDecimal number) {
      if (!Keepable.number(number)) {
        return number.toString();
      }
      return number.scale() < 0 ? number.setScale(0) : number;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  record Blank() implements FieldValue {
    @Override
    public Object json() {
      return null;
    }

    @Override
    public String toString() {
      return "blank";
    }
  }

  record NotProvided() implements FieldValue {
    @Override
    public Object json() {
      return null;
    }

    @Override
    public String toString() {
      return "not provided";
    }
  }
}
