package org.syncline.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * One field that was written, or one record that was created, archived or restored.
 *
 * @param field empty where the record as a whole is meant
 * @param kind what was done; an update for a field
 * @param object the object of which a record was created, archived or restored; empty for a field
 * @param fields of the new record, or the one that was written
 */
record PlayedWrite(
    SystemName system,
    Optional<String> field,
    Write.Kind kind,
    Optional<String> object,
    Map<String, FieldValue> fields) {

  static Stream<PlayedWrite> of(OutboxRow row) {
    Map<String, FieldValue> fields = new TreeMap<>();
    row.fields().forEach((name, field) -> fields.put(name, field.value()));
    if (row.kind() != Write.Kind.UPDATE) {
      Optional<String> object = Optional.of(row.object());
      return Stream.of(new PlayedWrite(row.system(), Optional.empty(), row.kind(), object, fields));
    }
    return fields.keySet().stream().map(name -> one(row.system(), name, fields.get(name)));
  }

  static List<PlayedWrite> of(List<OutboxRow> rows) {
    return rows.stream().flatMap(PlayedWrite::of).toList();
  }

  private static PlayedWrite one(SystemName system, String name, FieldValue value) {
    return new PlayedWrite(
        system, Optional.of(name), Write.Kind.UPDATE, Optional.empty(), Map.of(name, value));
  }

  Optional<FieldValue> value(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  @Override
  public String toString() {
    return field
        .map(name -> system + " " + Shown.field(name, fields.get(name)))
        .orElseGet(
            () -> system + " " + Shown.done(kind) + " " + object.orElse("") + Shown.with(fields));
  }
}
