package org.syncline.sandbox.pardot;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

  /** What a client may do to records besides reading them. */
  enum Verb {
    CREATE,
    UPDATE,
    DELETE
  }

  /**
   * @param readOnly whether it cannot be given by a client
   * @param required whether a client has to give it to a new record
   */
  record Field(String name, int index, FieldKind kind, boolean readOnly, boolean required) {}

  /** {@code campaign} of a prospect: the record of {@code campaigns} whose id is campaignId. */
  record Reference(String name, int foreignKey, String target) {}

  private final String name;
  private final Set<Verb> verbs;

  /** Custom fields come while others read. */
  private final List<Field> fields = new CopyOnWriteArrayList<>();

  private final Map<String, Field> byName = new ConcurrentHashMap<>();
  private final Map<String, Reference> references = new HashMap<>();

  private ObjectType(String name, Set<Verb> verbs) {
    this.name = name;
    this.verbs = verbs;
  }

  /**
   * Fields are written {@code name:kind}, a mark ! makes one read-only, a star * required. Every
   * object has the common ones, unless it is said to be {@link #without} them.
   */
  static ObjectType of(String name, Set<Verb> verbs, String fields) {
    return new ObjectType(name, verbs).with(COMMON + fields).withUsers();
  }

  static ObjectType writable(String name, String fields) {
    return of(name, EnumSet.allOf(Verb.class), fields);
  }

  static ObjectType readOnly(String name, String fields) {
    return of(name, EnumSet.noneOf(Verb.class), fields);
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
    boolean required = declared.endsWith("*");
    String[] parts = declared.replaceAll("[!*]", "").split(":");
    FieldKind kind =
        parts.length == 1 ? FieldKind.TEXT : FieldKind.valueOf(parts[1].toUpperCase(Locale.ROOT));
    Field field = new Field(parts[0], fields.size(), kind, readOnly, required);
    fields.add(field);
    byName.put(field.name(), field);
  }

  ObjectType refer(String reference, String foreignKey, String target) {
    references.put(reference, new Reference(reference, index(foreignKey), target));
    return this;
  }

  /** Clients do not see these fields; the sandbox itself keeps them all the same. */
  ObjectType without(String... hidden) {
    Set<String> names = Set.of(hidden);
    byName.keySet().removeAll(names);
    references.values().removeIf(r -> names.contains(fields.get(r.foreignKey()).name()));
    return this;
  }

  String name() {
    return name;
  }

  boolean allows(Verb verb) {
    return verbs.contains(verb);
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

  Collection<Reference> references() {
    return references.values();
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
