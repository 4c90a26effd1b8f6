package org.syncline.sandbox.pardot;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes records of all objects but prospects, with their refusals. */
final class OtherWrites {
  private static final String MEMBERSHIPS = "list-memberships";
  private static final String FIELD_ID = "fieldId";
  private static final String PROSPECT_ID = "prospectId";

  private final PardotStore store;
  private final Clock clock;
  private final ExternalActivityWrites activities;

  OtherWrites(PardotStore store, Clock clock) {
    this.store = store;
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
    if (table.type().name().equals(MEMBERSHIPS)) {
      checkMembership(table, input);
    }
    return store.add(table, values(table.type(), input), clock.instant(), who, input.names());
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

  private static void checkMembership(Table table, RecordInput input) {
    ObjectType type = table.type();
    int list = type.index("listId");
    Object prospect = input.values().get(type.index(PROSPECT_ID));
    boolean member =
        table.find(PROSPECT_ID, prospect.toString()).stream()
            .anyMatch(
                row -> !row.deleted() && Objects.equals(row.get(list), input.values().get(list)));
    if (member) {
      throw PardotError.bad(
          58, "That prospect is already a member of that list. Update the membership instead.");
    }
  }
}
