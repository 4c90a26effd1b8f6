package org.syncline.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What kind of value a mapped field holds; decides when two values are equal. */
public enum FieldType {
  TEXT,
  EMAIL,
  PHONE,
  NUMBER,
  BOOLEAN,
  DATE,
  DATETIME,
  PICKLIST,
  MULTI_PICKLIST,
  ID,
  URL;

  private static final int DATE_LENGTH = 10;

  /** Salesforce writes offsets without a colon. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

  /** As it is written in a mapping file. */
  public String word() {
    return Words.kebab(this);
  }

  /** Whether two values are equal after normalisation; a blank only equals a blank. */
  public boolean same(FieldValue one, FieldValue other) {
    if (one.equals(other)) {
      return true;
    }
    if (!one.present() || !other.present()) {
      return one.blank() && other.blank();
    }
    return normal(one).equals(normal(other));
  }

  private Object normal(FieldValue value) {
    String text = value.text().strip();
    return switch (this) {
      case TEXT, PICKLIST, URL -> text;
      case EMAIL -> text.toLowerCase(Locale.ROOT);
      case PHONE -> phone(text);
      case ID -> SalesforceId.to18(text);
      case MULTI_PICKLIST ->
          Arrays.stream(text.split(";")).map(String::strip).collect(Collectors.toSet());
      case NUMBER, BOOLEAN, DATE, DATETIME -> parse(text).orElse(text);
    };
  }

  private static String phone(String text) {
    String digits = text.replaceAll("\\D", "");
    return text.startsWith("+") ? "+" + digits : digits;
  }

  /** The text as a value of this type; empty where it is none. */
  private Optional<Object> parse(String text) {
    try {
      return switch (this) {
        case NUMBER -> Optional.of(new BigDecimal(text).stripTrailingZeros());
        case BOOLEAN -> bool(text);
        case DATE ->
            Optional.of(LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length()))));
        case DATETIME -> Optional.of(instant(text));
        case TEXT, EMAIL, PHONE, PICKLIST, MULTI_PICKLIST, ID, URL -> Optional.of(text);
      };
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text, STAMP).toInstant();
  }

  /** The value as the JSON that a system expects; empty where it is no value of this type. */
  public Optional<FieldValue> typed(FieldValue value) {
    if (!value.present()) {
      return Optional.of(value);
    }
    return parse(value.text().strip())
        .map(parsed -> this == NUMBER || this == BOOLEAN ? FieldValue.of(parsed) : value);
  }
}
