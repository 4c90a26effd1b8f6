package org.syncline.sandbox.salesforce;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
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
  private final Relations relations;
  private final Clock clock;
  private final Consumer<Written> log;

  Saves(SalesforceStore store, SalesforceBehaviour behaviour, Clock clock, Consumer<Written> log) {
    this.store = store;
    this.behaviour = behaviour;
    this.check = new FieldCheck(store, behaviour);
    this.relations = new Relations(store);
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

  private GivenFields given(SObjectType type) {
    return new GivenFields(type, check, behaviour);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  String create(SObjectType type, Map<String, Object> given, By by) {
    synchronized (store) {
      type.refuseSetup("inserted");
      Map<String, Object> fields = given(type).forNew(given);
      refuseTaken(type, fields, null);
      if (!by.duplicates()) {
        new DuplicateRule(store, behaviour).check(type, fields);
      }
      owner(type, fields, by);
      relations.check(type, null, fields, fields);
      String id = store.insert(type.name(), fields, by.user(), now());
      log(type, id, "create", by, fields);
      return id;
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

  static void taken(String name, SRecord other) {
    throw SalesforceError.bad(
        "DUPLICATE_VALUE",
        "duplicate value found: %s duplicates value on record with id: %s"
            .formatted(name, other.id()),
        name);
  }

  private void owner(SObjectType type, Map<String, Object> fields, By by) {
    if (type.field("OwnerId").isPresent()) {
      String ruled = type.name().equals("Lead") ? behaviour.newLeadsOwner(by.autoAssign()) : null;
      if (ruled != null) {
        fields.put("OwnerId", ruled);
      } else {
        fields.putIfAbsent("OwnerId", by.user());
      }
    }
  }

  void update(SObjectType type, String id, Map<String, Object> given, By by) {
    synchronized (store) {
      type.refuseSetup("updated");
      SRecord record = existing(type, id);
      if (Conversion.done(record)) {
        throw SalesforceError.bad(
            "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
      }
      if (behaviour.meetsLock(record.id())) {
        throw SalesforceError.bad(
            "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
      }
      Map<String, Object> fields = given(type).forChange(given);
      PersonAccounts.check(record, fields);
      refuseTaken(type, fields, record.id());
      Map<String, Object> next = new HashMap<>(record.fields());
      next.putAll(fields);
      relations.check(type, record.id(), fields, next);
      store.update(type.name(), record.id(), fields, by.user(), now());
      log(type, record.id(), "update", by, fields);
    }
  }

  void delete(SObjectType type, String id, By by) {
    type.refuseSetup("deleted");
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
