package org.syncline.sandbox.pardot;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes records of all objects but prospects, with their refusals. */
final class OtherWrites {
  private static final String FIELD_ID = "fieldId";

  private final PardotStore store;
  private final MembershipRules memberships;
  private final Clock clock;
  private final ExternalActivityWrites activities;

  OtherWrites(PardotStore store, Clock clock) {
    this.store = store;
    this.memberships = new MembershipRules(store);
    this.clock = clock;
    this.activities = new ExternalActivityWrites(store, clock);
  }

  Row create(Table table, Map<String, Object> body, String who) {
    RecordInput input = RecordInput.of(table.type(), body);
    List<String> missing =
        table.type().fields().stream()
            .filter(field -> field.required() && input.values().get(field.index()) == null)
            .map(ObjectType.Field::name)
            .toList();
    if (!missing.isEmpty()) {
      throw PardotError.missing(String.join(", ", missing));
    }
    checkReferences(table.type(), input);
    checkFieldId(table.type(), input);
    if (table.type().name().equals(MembershipRules.OBJECT)) {
      memberships.check(input.values());
    }
    Map<Integer, Object> values = new HashMap<>(values(table.type(), input));
    addDefaults(table.type(), values);
    return store.add(table, values, clock.instant(), who, input.names());
  }

  private static void addDefaults(ObjectType type, Map<Integer, Object> values) {
    switch (type.name()) {
      case MembershipRules.OBJECT -> values.putIfAbsent(type.index("optedOut"), false);
      case "lists" -> values.putIfAbsent(type.index("isDynamic"), false);
      case "tags" -> values.putIfAbsent(type.index("objectCount"), 0);
      default -> {
        // blank until somebody writes them
      }
    }
  }

  private Map<Integer, Object> values(ObjectType type, RecordInput input) {
    return type.name().equals(ExternalActivityWrites.OBJECT)
        ? activities.checked(type, input.values())
        : input.values();
  }

  Row update(Table table, Row row, Map<String, Object> body, String who) {
    RecordInput input = RecordInput.of(table.type(), body);
    checkReferences(table.type(), input);
    return store.change(table, row, input.values(), "update", who, input.names());
  }

  private void checkReferences(ObjectType type, RecordInput input) {
    for (ObjectType.Reference reference : type.references()) {
      Object id = input.values().get(reference.foreignKey());
      if (id != null && store.table(reference.target()).current((Integer) id).isEmpty()) {
        throw unknown(reference, id);
      }
    }
  }

  private static void checkFieldId(ObjectType type, RecordInput input) {
    ObjectType.Field field = type.field(FIELD_ID);
    if (field != null && !input.values().get(field.index()).toString().matches("\\w+")) {
      throw PardotError.bad(16, "Invalid ID: " + FIELD_ID);
    }
  }

  private static PardotError unknown(ObjectType.Reference reference, Object id) {
    return switch (reference.target()) {
      case "prospects" -> PardotError.bad(3, "Invalid prospect ID: " + id);
      case "lists" -> PardotError.bad(55, "Invalid list ID: " + id);
      case "campaigns" -> PardotError.bad(38, "Invalid campaign ID: " + id);
      default -> PardotError.bad(16, "Invalid ID: " + reference.name() + " " + id);
    };
  }
}
