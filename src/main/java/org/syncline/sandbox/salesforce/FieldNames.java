package org.syncline.sandbox.salesforce;

import java.util.Optional;

/** Finds the fields that a query names, also those of parents, and reads them. */
final class FieldNames {
  private final Schema schema;
  private final SalesforceBehaviour behaviour;
  private final SObjectType type;

  FieldNames(Schema schema, SalesforceBehaviour behaviour, SObjectType type) {
    this.schema = schema;
    this.behaviour = behaviour;
    this.type = type;
  }

  /** The name as the schema spells it. */
  String check(String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return field(type, name).name();
    }
    String relationship = name.substring(0, dot);
    if (relationship.equalsIgnoreCase(type.name())) {
      return check(name.substring(dot + 1));
    }
    SField reference =
        type.relationship(relationship)
            .orElseThrow(
                () ->
                    SalesforceError.bad(
                        "INVALID_FIELD",
                        "Didn't understand relationship '"
                            + relationship
                            + "' in field path. If you are attempting to use a custom"
                            + " relationship, be sure to append the '__r' after the custom"
                            + " relationship name."));
    SObjectType parent = schema.type(reference.to()).orElseThrow();
    return reference.relationship() + "." + field(parent, name.substring(dot + 1)).name();
  }

  private SField field(SObjectType of, String name) {
    return of.field(name)
        .filter(field -> !behaviour.hides(of.name(), field.name()))
        .orElseThrow(
            () ->
                SalesforceError.bad(
                    "INVALID_FIELD",
                    "No such column '" + name + "' on sobject of type " + of.name()));
  }

  SField type(String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return field(type, name);
    }
    SField reference = type.relationship(name.substring(0, dot)).orElseThrow();
    return field(schema.type(reference.to()).orElseThrow(), name.substring(dot + 1));
  }

  Object value(SRecord record, String name, SalesforceStore store) {
    int dot = name.indexOf('.');
    return dot < 0
        ? record.get(name)
        : parent(record, name.substring(0, dot), store)
            .map(parent -> parent.get(name.substring(dot + 1)))
            .orElse(null);
  }

  static Optional<SRecord> parent(SRecord record, String relationship, SalesforceStore store) {
    return record
        .type()
        .relationship(relationship)
        .filter(field -> record.get(field.name()) != null)
        .flatMap(field -> store.find(field.to(), record.get(field.name()).toString()));
  }
}
