package org.syncline.sandbox.salesforce;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object: its key prefix and its fields, found by name in any case.
 *
 * @param setup whether it belongs to the setup of the org, which this API reads only
 */
record SObjectType(String name, String prefix, boolean setup, Map<String, SField> fields) {
  static SObjectType of(String name, String prefix, boolean setup, Map<String, SField> fields) {
    Map<String, SField> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(fields);
    return new SObjectType(name, prefix, setup, anyCase);
  }

  Optional<SField> field(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  Optional<SField> relationship(String relationship) {
    return fields.values().stream()
        .filter(field -> relationship.equalsIgnoreCase(field.relationship()))
        .findFirst();
  }

  boolean person() {
    return name.equals("Lead") || name.equals("Contact");
  }

  /** Whether its name is put together of a first and a last one. */
  boolean hasTwoNames() {
    return fields.containsKey("LastName") && fields.get("Name").readOnly();
  }

  /**
   * @param done what a caller wants: {@code inserted}, {@code updated} or {@code deleted}
   * @throws SalesforceError if the API cannot do so to records of this object
   */
  void refuseSetup(String done) {
    if (setup) {
      throw SalesforceError.bad(
          "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be " + done + ": " + name);
    }
  }

  boolean custom() {
    return name.endsWith("__c");
  }

  /** What a field holds that nobody filled: a checkbox is never blank, nor is a sum. */
  Object unfilled(String field) {
    return field(field)
        .map(f -> f.type().equals("boolean") ? false : f.readOnly() ? f.defaultValue() : null)
        .orElse(null);
  }
}
