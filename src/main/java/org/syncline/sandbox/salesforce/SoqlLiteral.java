package org.syncline.sandbox.salesforce;

import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.syncline.record.SalesforceId;

/** The values that stand in a query, and how values compare. */
final class SoqlLiteral {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX][X]");
  private static final int SHORT_ID = 15;

  private SoqlLiteral() {}

  static Object value(SField type, ValueContext value) {
    if (value == null || value.NULL() != null) {
      return null;
    }
    if (value.BooleanLiteral() != null) {
      return Boolean.valueOf(value.getText());
    }
    if (value.DateTimeLiteral() != null) {
      return instant(value.getText());
    }
    if (value.StringLiteral() != null) {
      return string(type, value.getText());
    }
    if (value.signedNumber() != null || value.IntegerLiteral() != null) {
      return new BigDecimal(value.getText());
    }
    throw SalesforceError.bad(
        "MALFORMED_QUERY", "this sandbox does not know the value '" + value.getText() + "'");
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text, STAMP).toInstant();
  }

  private static Object string(SField type, String quoted) {
    String text =
        quoted
            .substring(1, quoted.length() - 1)
            .replaceAll("\\\\(['\"\\\\%_])", "$1")
            .replace("\\n", "\n");
    if (type.type().equals("datetime")) {
      throw SalesforceError.bad(
          "INVALID_FIELD",
          "value of filter criterion for field '"
              + type.name()
              + "' must be of type dateTime and should not be enclosed in quotes");
    }
    boolean id = type.type().equals("id") || type.type().equals("reference");
    return id && text.length() == SHORT_ID ? SalesforceId.to18(text) : text;
  }

  /** Text compares without case, as Salesforce does; a missing value comes first. */
  static int compare(Object one, Object other) {
    if (one == null || other == null) {
      return one == other ? 0 : one == null ? -1 : 1;
    }
    if (one instanceof Instant instant && other instanceof Instant that) {
      return instant.compareTo(that);
    }
    if (one instanceof BigDecimal number && other instanceof BigDecimal that) {
      return number.compareTo(that);
    }
    String text = one.toString();
    boolean id = text.length() == SHORT_ID + 3 && other.toString().length() == SHORT_ID + 3;
    return id
        ? text.compareTo(other.toString())
        : text.toLowerCase(Locale.ROOT).compareTo(other.toString().toLowerCase(Locale.ROOT));
  }
}
