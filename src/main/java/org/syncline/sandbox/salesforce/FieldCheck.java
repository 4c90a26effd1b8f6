package org.syncline.sandbox.salesforce;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.syncline.record.SalesforceId;

/** Whether a value may be stored in a field; as it is stored. */
final class FieldCheck {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private final SalesforceStore store;
  private final SalesforceBehaviour behaviour;

  FieldCheck(SalesforceStore store, SalesforceBehaviour behaviour) {
    this.store = store;
    this.behaviour = behaviour;
  }

  Object check(SObjectType type, SField field, Object value) {
    if (value == null || value.equals("")) {
      return null;
    }
    Object typed = typed(field, value);
    if (field.type().equals("email") && !EMAIL.matcher(typed.toString()).matches()) {
      throw SalesforceError.bad(
          "INVALID_EMAIL_ADDRESS",
          field.name() + ": invalid email address: " + value,
          field.name());
    }
    length(field, typed);
    words(field, typed);
    if (!field.to().isEmpty()) {
      typed = reference(field, typed.toString());
    }
    if (behaviour.refuses(type.name(), field.name(), typed)) {
      throw SalesforceError.bad(
          "FIELD_CUSTOM_VALIDATION_EXCEPTION",
          field.name() + " does not have the form that is required",
          field.name());
    }
    return behaviour.stored(type.name(), field.name(), typed);
  }

  /**
   * Of JSON, the value of the field's type.
   *
   * @throws SalesforceError if it is of another, for which the real API refuses the whole call
   */
  static Object typed(SField field, Object value) {
    if (value == null || value.equals("")) {
      return null;
    }
    if (value instanceof List || value instanceof java.util.Map) {
      throw wrongType(field, "START_OBJECT", value);
    }
    try {
      return switch (field.type()) {
        case "boolean" -> truth(field, value);
        case "date" -> LocalDate.parse(value.toString()).toString();
        case "datetime" -> SRecord.instant(value.toString());
        default -> field.numeric() ? number(field, value) : value.toString();
      };
    } catch (DateTimeException e) {
      throw wrongType(field, "VALUE_STRING", value);
    }
  }

  private static Boolean truth(SField field, Object value) {
    if (value.toString().matches("(?i)true|false")) {
      return Boolean.valueOf(value.toString());
    }
    throw wrongType(field, "VALUE_STRING", value);
  }

  private static BigDecimal number(SField field, Object value) {
    if (value instanceof Number) {
      return new BigDecimal(value.toString());
    }
    throw wrongType(field, "VALUE_STRING", value);
  }

  private static SalesforceError wrongType(SField field, String token, Object value) {
    return SalesforceError.bad(
        SalesforceError.NOT_READABLE,
        "Cannot deserialize instance of %s from %s value %s or request may be missing a required field"
            .formatted(field.soapType().replace("xsd:", ""), token, value),
        field.name());
  }

  private static void length(SField field, Object value) {
    if (field.length() > 0 && value.toString().length() > field.length()) {
      throw SalesforceError.bad(
          "STRING_TOO_LONG",
          field.name()
              + ": data value too large: "
              + value
              + " (max length="
              + field.length()
              + ")",
          field.name());
    }
  }

  private static void words(SField field, Object value) {
    if (!field.values().isEmpty()
        && !field.values().containsAll(Arrays.asList(value.toString().split(";")))) {
      throw SalesforceError.bad(
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          field.name() + ": bad value for restricted picklist field: " + value,
          field.name());
    }
  }

  private String reference(SField field, String value) {
    String id = SalesforceId.to18(value);
    boolean fits =
        value.matches("\\w{15}|\\w{18}")
            && store.schema().ofId(id).filter(type -> field.to().contains(type.name())).isPresent();
    if (!fits) {
      throw SalesforceError.bad(
          "MALFORMED_ID", field.name() + ": id value of incorrect type: " + value, field.name());
    }
    if (store.findAny(id).filter(record -> !record.deleted()).isEmpty()) {
      throw SalesforceError.bad("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    }
    return id;
  }
}
