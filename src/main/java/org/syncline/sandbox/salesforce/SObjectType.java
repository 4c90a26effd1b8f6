package org.syncline.sandbox.salesforce;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An object: its key prefix and its fields, found by name in any case. */
record SObjectType(String name, String prefix, Map<String, SField> fields) {
  static SObjectType of(String name, String prefix, Map<String, SField> fields) {
    Map<String, SField> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(fields);
    return new SObjectType(name, prefix, anyCase);
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
    return fields.containsKey("LastName");
  }

  /** What a field holds that nobody filled: a checkbox is never blank. */
  Object unfilled(String field) {
    return field(field).filter(f -> f.type().equals("boolean")).isPresent() ? false : null;
  }
}
