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
    String prefix = type.name() + ".";
    boolean ownObject = name.regionMatches(true, 0, prefix, 0, prefix.length());
    return check(
        type,
        ownObject && type.relationship(type.name()).isEmpty()
            ? name.substring(prefix.length())
            : name);
  }

  private String check(SObjectType of, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return field(of, path).name();
    }
    SField reference = reference(of, path.substring(0, dot));
    return reference.relationship() + "." + check(parent(reference), path.substring(dot + 1));
  }

  /** The type of the field at a path that was checked. */
  SField type(String path) {
    SObjectType of = type;
    String rest = path;
    for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
      of = parent(reference(of, rest.substring(0, dot)));
      rest = rest.substring(dot + 1);
    }
    return field(of, rest);
  }

  /** Where a parent may be of several objects, the first one tells what can be asked of it. */
  private SObjectType parent(SField reference) {
    return schema.type(reference.to().get(0)).orElseThrow();
  }

  private SField reference(SObjectType of, String relationship) {
    return of.relationship(relationship)
        .filter(field -> !behaviour.hides(of.name(), field.name()))
        .orElseThrow(
            () ->
                SalesforceError.bad(
                    "INVALID_FIELD",
                    "Didn't understand relationship '"
                        + relationship
                        + "' in field path. If you are attempting to use a custom"
                        + " relationship, be sure to append the '__r' after the custom"
                        + " relationship name."));
  }

  private SField field(SObjectType of, String name) {
    return of.field(name)
        .filter(field -> !behaviour.hides(of.name(), field.name()))
        .orElseThrow(() -> SalesforceError.noColumn(name, of));
  }

  static Object value(SRecord record, String path, SalesforceStore store) {
    int dot = path.indexOf('.');
    return dot < 0
        ? record.get(path)
        : parent(record, path.substring(0, dot), store)
            .map(parent -> value(parent, path.substring(dot + 1), store))
            .orElse(null);
  }

  static Optional<SRecord> parent(SRecord record, String relationship, SalesforceStore store) {
    return record
        .type()
        .relationship(relationship)
        .flatMap(field -> Optional.ofNullable(record.get(field.name())))
        .flatMap(id -> store.findAny(id.toString()));
  }
}
