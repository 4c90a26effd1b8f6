package org.syncline.sandbox.salesforce;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Whether a value may be stored in a field; as it is stored. */
final class FieldCheck {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private final SalesforceBehaviour behaviour;

  FieldCheck(SalesforceBehaviour behaviour) {
    this.behaviour = behaviour;
  }

  Object check(SObjectType type, SField field, Object value) {
    if (value == null || value.equals("")) {
      return null;
    }
    Object typed = typed(field, value);
    length(field, typed);
    words(field, typed);
    if (behaviour.refuses(type.name(), field.name(), typed)) {
      throw SalesforceError.bad(
          "FIELD_CUSTOM_VALIDATION_EXCEPTION",
          field.name() + " does not have the form that is required",
          field.name());
    }
    return behaviour.stored(type.name(), field.name(), typed);
  }

  private static Object typed(SField field, Object value) {
    if (field.type().equals("boolean")) {
      if (value instanceof Boolean || value.toString().matches("(?i)true|false")) {
        return Boolean.valueOf(value.toString());
      }
      throw wrongType(field, "xsd:boolean", value);
    }
    if (field.numeric()) {
      if (value instanceof Number) {
        return new BigDecimal(value.toString());
      }
      throw wrongType(field, field.type().equals("int") ? "xsd:int" : "xsd:double", value);
    }
    if (field.type().equals("email") && !EMAIL.matcher(value.toString()).matches()) {
      throw SalesforceError.bad(
          "INVALID_EMAIL_ADDRESS",
          field.name() + ": invalid email address: " + value,
          field.name());
    }
    return value.toString();
  }

  private static SalesforceError wrongType(SField field, String type, Object value) {
    return SalesforceError.bad(
        "JSON_PARSER_ERROR",
        "Cannot deserialize instance of "
            + type
            + " from VALUE_STRING value "
            + value
            + " or request may be missing a required field",
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
    if (!field.values().isEmpty() && !field.values().contains(value.toString())) {
      throw SalesforceError.bad(
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          field.name() + ": bad value for restricted picklist field: " + value,
          field.name());
    }
  }
}
