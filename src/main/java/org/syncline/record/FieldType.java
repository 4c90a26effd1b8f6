package org.syncline.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

  private static final String ITEM_SEPARATOR = ";";

  /** Salesforce writes offsets without a colon, and seconds may have any number of digits. */
  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

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
      case MULTI_PICKLIST -> items(value);
      case NUMBER, BOOLEAN, DATE, DATETIME -> parse(text).orElse(text);
    };
  }

  private static String phone(String text) {
    String digits = text.replaceAll("\\D", "");
    if (digits.isEmpty()) {
      return text;
    }
    return text.startsWith("+") ? "+" + digits : digits;
  }

  /** The text as a value of this type; empty where it is none. */
  private Optional<Object> parse(String text) {
    try {
      return switch (this) {
        case NUMBER -> number(text);
        case BOOLEAN -> bool(text);
        case DATE -> Optional.of(date(text));
        case DATETIME -> Optional.of(instant(text));
        case TEXT, EMAIL, PHONE, PICKLIST, MULTI_PICKLIST, ID, URL -> Optional.of(text);
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A number that is too long to be written out stays a text, and is none. */
  private static Optional<Object> number(String text) {
    return Optional.of(FieldValue.of(new BigDecimal(text)).json())
        .filter(BigDecimal.class::isInstance);
  }

  private static Optional<Object> bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The words of a set of values, in their order, each once. */
  public static Set<String> items(FieldValue set) {
    return Arrays.stream(set.text().split(ITEM_SEPARATOR))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What {@link #items} takes apart. */
  public static FieldValue set(Collection<String> items) {
    return FieldValue.of(String.join(ITEM_SEPARATOR, items));
  }

  /** A date, or the date of a time as its text has it. */
  private static LocalDate date(String text) {
    return text.contains("T")
        ? OffsetDateTime.parse(text, STAMP).toLocalDate()
        : LocalDate.parse(text);
  }

  /** The instant that a text with an offset names; empty where it is none. */
  public static Optional<Instant> instantOf(String text) {
    return DATETIME.parse(text).map(Instant.class::cast);
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
        .map(
            parsed ->
                switch (this) {
                  case NUMBER, BOOLEAN -> FieldValue.of(parsed);
                  case DATE -> FieldValue.of(parsed.toString());
                  case TEXT, EMAIL, PHONE, DATETIME, PICKLIST, MULTI_PICKLIST, ID, URL -> value;
                });
  }
}
