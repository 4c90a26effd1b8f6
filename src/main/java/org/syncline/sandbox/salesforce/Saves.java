package org.syncline.sandbox.salesforce;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.syncline.sandbox.kernel.Written;

/** Creates, updates and deletes records as the API does, with its refusals. */
final class Saves {
  private final SalesforceStore store;
  private final SalesforceBehaviour behaviour;
  private final FieldCheck check;
  private final Clock clock;
  private final Consumer<Written> log;

  Saves(SalesforceStore store, SalesforceBehaviour behaviour, Clock clock, Consumer<Written> log) {
    this.store = store;
    this.behaviour = behaviour;
    this.check = new FieldCheck(store, behaviour);
    this.clock = clock;
    this.log = log;
  }

  /**
   * Who saves, and how.
   *
   * @param autoAssign whether the active assignment rule gives new leads their owner
   * @param duplicates whether what a duplicate rule finds is saved all the same
   */
  record By(String user, String client, boolean autoAssign, boolean duplicates) {}

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  String create(SObjectType type, Map<String, Object> given, By by) {
    synchronized (store) {
      Map<String, Object> fields = checked(type, given, true);
      fillIn(type, fields);
      refuseMissing(type, fields);
      refuseTaken(type, fields, null);
      if (!by.duplicates()) {
        new DuplicateRule(store, behaviour).check(type, fields);
      }
      owner(type, fields, by);
      String id = store.insert(type.name(), fields, by.user(), now());
      log(type, id, "create", by, fields);
      return id;
    }
  }

  private static void fillIn(SObjectType type, Map<String, Object> fields) {
    for (SField field : type.fields().values()) {
      if (field.defaultValue() != null) {
        fields.putIfAbsent(field.name(), field.defaultValue());
      }
      if (field.type().equals("boolean") && !field.readOnly()) {
        fields.putIfAbsent(field.name(), false);
      }
    }
  }

  private static void refuseMissing(SObjectType type, Map<String, Object> fields) {
    List<String> missing = new ArrayList<>();
    for (SField field : type.fields().values()) {
      if (field.required() && fields.get(field.name()) == null) {
        missing.add(field.name());
      }
    }
    if (!missing.isEmpty()) {
      throw new SalesforceError(
          400, "REQUIRED_FIELD_MISSING", "Required fields are missing: " + missing, missing);
    }
  }

  /** An external id belongs to one record only. */
  private void refuseTaken(SObjectType type, Map<String, Object> fields, String own) {
    fields.forEach(
        (name, value) -> {
          if (value != null && type.field(name).filter(SField::externalId).isPresent()) {
            store.with(type.name(), name, List.of(value.toString())).stream()
                .filter(other -> !other.deleted() && !other.id().equals(own))
                .findFirst()
                .ifPresent(other -> taken(name, other));
          }
        });
  }

  private static void taken(String name, SRecord other) {
    throw SalesforceError.bad(
        "DUPLICATE_VALUE",
        "duplicate value found: %s duplicates value on record with id: %s"
            .formatted(name, other.id()),
        name);
  }

  private void owner(SObjectType type, Map<String, Object> fields, By by) {
    if (type.field("OwnerId").isPresent()) {
      String ruled =
          type.name().equals("Lead") && by.autoAssign() ? behaviour.assignmentRuleOwner() : null;
      if (ruled != null) {
        fields.put("OwnerId", ruled);
      } else {
        fields.putIfAbsent("OwnerId", by.user());
      }
    }
  }

  void update(SObjectType type, String id, Map<String, Object> given, By by) {
    synchronized (store) {
      SRecord record = existing(type, id);
      if (Conversion.done(record)) {
        throw SalesforceError.bad(
            "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
      }
      if (behaviour.meetsLock(record.id())) {
        throw SalesforceError.bad(
            "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
      }
      Map<String, Object> fields = checked(type, given, false);
      fields.forEach(
          (name, value) -> {
            if (value == null && type.field(name).filter(SField::required).isPresent()) {
              throw SalesforceError.bad(
                  "REQUIRED_FIELD_MISSING", "Required fields are missing: [" + name + "]", name);
            }
          });
      refuseTaken(type, fields, record.id());
      store.update(type.name(), record.id(), fields, by.user(), now());
      log(type, record.id(), "update", by, fields);
    }
  }

  void delete(SObjectType type, String id, By by) {
    SRecord record = existing(type, id);
    store.delete(type.name(), record.id(), by.user(), now());
    log(type, record.id(), "delete", by, Map.of());
  }

  /** Whether it was created. */
  record Upserted(String id, boolean created) {}

  /** The field by which records are upserted: an external id, or the id itself. */
  static SField key(SObjectType type, String name) {
    return type.field(name)
        .filter(field -> field.externalId() || field.name().equals("Id"))
        .orElseThrow(
            () ->
                new SalesforceError(
                    404,
                    "NOT_FOUND",
                    "Provided external ID field does not exist or is not accessible: " + name,
                    List.of()));
  }

  Upserted upsert(SObjectType type, SField key, String value, Map<String, Object> given, By by) {
    if (key.name().equals("Id")) {
      update(type, value, given, by);
      return new Upserted(existing(type, value).id(), false);
    }
    synchronized (store) {
      Optional<SRecord> found =
          store.with(type.name(), key.name(), List.of(value)).stream()
              .filter(record -> !record.deleted())
              .findFirst();
      Map<String, Object> fields = new HashMap<>(given);
      fields.put(key.name(), value);
      if (found.isEmpty()) {
        return new Upserted(create(type, fields, by), true);
      }
      update(type, found.get().id(), fields, by);
      return new Upserted(found.get().id(), false);
    }
  }

  SRecord existing(SObjectType type, String id) {
    SRecord found = store.find(type.name(), id).orElseThrow(SalesforceError::notFound);
    if (found.deleted()) {
      throw new SalesforceError(404, "ENTITY_IS_DELETED", "entity is deleted", List.of());
    }
    return found;
  }

  /** Refuses what cannot be read at all; other faults of a record show when it is saved. */
  void read(SObjectType type, Map<String, Object> given) {
    given.forEach((name, value) -> type.field(name).ifPresent(f -> FieldCheck.typed(f, value)));
  }

  private Map<String, Object> checked(
      SObjectType type, Map<String, Object> given, boolean creating) {
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
          if (field.readOnly()) {
            throw SalesforceError.bad(
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                "Unable to create/update fields: "
                    + field.name()
                    + ". Please check the security settings of this field and verify that it is"
                    + " read/write for your profile or permission set.",
                field.name());
          }
          fields.put(field.name(), check.check(type, field, value));
        });
    return fields;
  }

  private void log(SObjectType type, String id, String action, By by, Map<String, Object> fields) {
    log.accept(
        new Written(
            clock.instant(),
            "crm",
            type.name(),
            id,
            action,
            by.client().isEmpty() ? by.user() : by.client(),
            List.copyOf(fields.keySet())));
  }
}
