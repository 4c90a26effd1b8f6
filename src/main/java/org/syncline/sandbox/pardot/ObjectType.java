package org.syncline.sandbox.pardot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** An object of the API: its name in paths, its fields in their order, what they refer to. */
final class ObjectType {
  static final int ID = 0;
  static final int CREATED_AT = 1;
  static final int UPDATED_AT = 2;
  static final int IS_DELETED = 3;
  static final int CREATED_BY = 4;
  static final int UPDATED_BY = 5;

  private static final String COMMON =
      "id:integer! createdAt:stamp! updatedAt:stamp! isDeleted:boolean! createdById:integer!"
          + " updatedById:integer! ";

  /** A field; one that is read-only cannot be given by a client. */
  record Field(String name, int index, FieldKind kind, boolean readOnly) {}

  /** {@code campaign} of a prospect: the record of {@code campaigns} whose id is campaignId. */
  record Reference(String name, int foreignKey, String target) {}

  private final String name;
  private final boolean writable;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, Field> byName = new HashMap<>();
  private final Map<String, Reference> references = new HashMap<>();

  private ObjectType(String name, boolean writable) {
    this.name = name;
    this.writable = writable;
  }

  /** Fields are written {@code name:kind}, a mark ! makes one read-only. */
  static ObjectType writable(String name, String fields) {
    return new ObjectType(name, true).with(COMMON + fields).withUsers();
  }

  static ObjectType readOnly(String name, String fields) {
    return new ObjectType(name, false).with(COMMON + fields).withUsers();
  }

  private ObjectType withUsers() {
    return refer("createdBy", "createdById", "users").refer("updatedBy", "updatedById", "users");
  }

  ObjectType with(String declared) {
    Stream.of(declared.trim().split("\\s+")).filter(d -> !d.isEmpty()).forEach(this::add);
    return this;
  }

  private void add(String declared) {
    boolean readOnly = declared.endsWith("!");
    String[] parts = declared.replace("!", "").split(":");
    FieldKind kind =
        parts.length == 1 ? FieldKind.TEXT : FieldKind.valueOf(parts[1].toUpperCase(Locale.ROOT));
    Field field = new Field(parts[0], fields.size(), kind, readOnly);
    fields.add(field);
    byName.put(field.name(), field);
  }

  ObjectType refer(String reference, String foreignKey, String target) {
    references.put(reference, new Reference(reference, index(foreignKey), target));
    return this;
  }

  String name() {
    return name;
  }

  boolean isWritable() {
    return writable;
  }

  int width() {
    return fields.size();
  }

  List<Field> fields() {
    return fields;
  }

  /** The field of that name, or null. */
  Field field(String field) {
    return byName.get(field);
  }

  /** The reference of that name, or null. */
  Reference reference(String reference) {
    return references.get(reference);
  }

  int index(String field) {
    Field known = byName.get(field);
    if (known == null) {
      throw new IllegalArgumentException(name + " has no field " + field);
    }
    return known.index();
  }
}
