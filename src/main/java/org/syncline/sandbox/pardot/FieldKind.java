package org.syncline.sandbox.pardot;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How the values of a field are read, compared and kept. */
enum FieldKind {
  INTEGER {
    @Override
    Object parse(String text) {
      return Integer.valueOf(text.trim());
    }
  },
  DECIMAL {
    @Override
    Object parse(String text) {
      return new BigDecimal(text.trim());
    }
  },
  BOOLEAN {
    @Override
    Object parse(String text) {
      return switch (text.trim()) {
        case "true", "1" -> Boolean.TRUE;
        case "false", "0" -> Boolean.FALSE;
        default -> throw new IllegalArgumentException("true or false is allowed");
      };
    }
  },
  /** Kept as whole seconds: the API knows nothing finer. */
  STAMP {
    @Override
    Object parse(String text) {
      // a plus sign that the client did not encode arrives as a blank
      return OffsetDateTime.parse(text.trim().replace(' ', '+')).toEpochSecond();
    }
  },
  TEXT {
    @Override
    Object parse(String text) {
      return text;
    }
  },
  LONG_TEXT {
    @Override
    Object parse(String text) {
      return text;
    }

    @Override
    int maxLength() {
      return 65_535;
    }
  };

  private static final int MAX_TEXT = 255;

  abstract Object parse(String text);

  int maxLength() {
    return MAX_TEXT;
  }

  /** The value to keep for one that came in JSON or CSV; blank text is null. */
  Object read(String field, Object value) {
    String text = textOf(value);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return fitting(field, parse(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw PardotError.bad(
          154,
          "Invalid property in request: " + field + " cannot be '" + text + "' (" + name() + ")");
    }
  }

  private Object fitting(String field, Object value) {
    if (value instanceof String text && text.length() > maxLength()) {
      throw PardotError.bad(
          154,
          "Invalid property in request: %s has %d characters, at most %d are allowed"
              .formatted(field, text.length(), maxLength()));
    }
    return value;
  }

  private static String textOf(Object value) {
    if (value instanceof Iterable<?> many) {
      return StreamSupport.stream(many.spliterator(), false)
          .map(String::valueOf)
          .collect(Collectors.joining(";"));
    }
    return value == null ? null : value.toString();
  }

  /** The value as the answer shows it; stamps carry the offset of the user. */
  Object show(Object value, ZoneOffset offset) {
    return this == STAMP && value != null ? Stamps.show((Long) value, offset) : value;
  }
}
