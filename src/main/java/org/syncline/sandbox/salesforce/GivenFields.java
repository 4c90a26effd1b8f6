package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a caller gives for the fields of one record, and refuses what they cannot hold. */
final class GivenFields {
  private final SObjectType type;
  private final FieldCheck check;
  private final SalesforceBehaviour behaviour;

  GivenFields(SObjectType type, FieldCheck check, SalesforceBehaviour behaviour) {
    this.type = type;
    this.check = check;
    this.behaviour = behaviour;
  }

  /** With the defaults of those that are not given. */
  Map<String, Object> forNew(Map<String, Object> given) {
    Map<String, Object> fields = checked(given, true);
    fillIn(fields);
    PersonAccounts.name(type, fields);
    List<String> missing =
        type.fields().values().stream()
            .filter(field -> field.required() && fields.get(field.name()) == null)
            .map(SField::name)
            .toList();
    refuse(missing);
    return fields;
  }

  Map<String, Object> forChange(Map<String, Object> given) {
    Map<String, Object> fields = checked(given, false);
    List<String> blanked = new ArrayList<>(fields.keySet());
    blanked.removeIf(
        name -> fields.get(name) != null || !type.field(name).orElseThrow().required());
    refuse(blanked);
    return fields;
  }

  private static void refuse(List<String> missing) {
    if (!missing.isEmpty()) {
      throw new SalesforceError(
          400, "REQUIRED_FIELD_MISSING", "Required fields are missing: " + missing, missing);
    }
  }

  private void fillIn(Map<String, Object> fields) {
    for (SField field : type.fields().values()) {
      if (field.readOnly()) {
        continue;
      }
      if (field.defaultValue() != null) {
        fields.putIfAbsent(field.name(), field.defaultValue());
      } else if (field.type().equals("boolean")) {
        fields.putIfAbsent(field.name(), false);
      }
    }
  }

  private Map<String, Object> checked(Map<String, Object> given, boolean creating) {
    Map<String, Object> fields = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          if (name.equals("attributes") || name.equalsIgnoreCase("Id") && !creating) {
            return;
          }
          SField field =
              type.field(name)
                  .filter(f -> !behaviour.hides(type.name(), f.name()))
                  .orElseThrow(() -> SalesforceError.noColumn(name, type));
          if (field.readOnly() || field.createOnly() && !creating) {
            throw notWritable(field.name());
          }
          fields.put(field.name(), check.check(type, field, value));
        });
    return fields;
  }

  private static SalesforceError notWritable(String name) {
    return SalesforceError.bad(
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        "Unable to create/update fields: "
            + name
            + ". Please check the security settings of this field and verify that it is"
            + " read/write for your profile or permission set.",
        name);
  }
}
