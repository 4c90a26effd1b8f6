package org.syncline.sandbox.salesforce;

import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.syncline.record.SalesforceId;

/** The values that stand in a query, and how values compare. */
final class SoqlLiteral {
  private static final int SHORT_ID = 15;

  private SoqlLiteral() {}

  static Object value(SField type, ValueContext value) {
    if (value == null || value.NULL() != null) {
      return null;
    }
    String kind = type.type();
    if (value.StringLiteral() != null) {
      require(!kind.equals("boolean") && !type.numeric() && !kind.startsWith("date"), type);
      return string(type, value.getText());
    }
    if (value.BooleanLiteral() != null) {
      require(kind.equals("boolean"), type);
      return Boolean.valueOf(value.getText());
    }
    if (value.DateTimeLiteral() != null) {
      require(kind.equals("datetime"), type);
      return instant(value.getText());
    }
    if (value.DateLiteral() != null) {
      require(kind.equals("date"), type);
      return value.getText();
    }
    if (value.signedNumber() != null || value.IntegerLiteral() != null) {
      require(type.numeric(), type);
      return new BigDecimal(value.getText());
    }
    throw SalesforceError.bad(
        "MALFORMED_QUERY", "this sandbox does not know the value '" + value.getText() + "'");
  }

  private static void require(boolean fits, SField type) {
    if (!fits) {
      String word = type.soapType().substring("xsd:".length());
      boolean quoted = word.equals("string") || word.equals("ID");
      throw SalesforceError.bad(
          "INVALID_FIELD",
          "value of filter criterion for field '%s' must be of type %s and should %sbe enclosed in quotes"
              .formatted(type.name(), word, quoted ? "" : "not "));
    }
  }

  private static Instant instant(String text) {
    try {
      return SRecord.instant(text);
    } catch (DateTimeException e) {
      throw SalesforceError.bad("MALFORMED_QUERY", "invalid date time: " + text);
    }
  }

  private static Object string(SField type, String quoted) {
    String text =
        quoted
            .substring(1, quoted.length() - 1)
            .replaceAll("\\\\(['\"\\\\%_])", "$1")
            .replace("\\n", "\n");
    return type.id() && text.length() == SHORT_ID ? SalesforceId.to18(text) : text;
  }

  /** Text compares without case, ids with it, as in Salesforce; a missing value comes first. */
  static int compare(SField type, Object one, Object other) {
    if (one == null || other == null) {
      return one == other ? 0 : one == null ? -1 : 1;
    }
    if (one instanceof Instant instant && other instanceof Instant that) {
      return instant.compareTo(that);
    }
    if (one instanceof Number && other instanceof Number) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
    }
    return type.id()
        ? one.toString().compareTo(other.toString())
        : one.toString()
            .toLowerCase(Locale.ROOT)
            .compareTo(other.toString().toLowerCase(Locale.ROOT));
  }
}
