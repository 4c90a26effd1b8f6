package org.syncline.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * One field that was written, or one record that was created.
 *
 * @param field empty for a create
 * @param create the object of which a record was created; empty for a field
 * @param fields of the new record, or the one that was written
 */
record PlayedWrite(
    SystemName system,
    Optional<String> field,
    Optional<String> create,
    Map<String, FieldValue> fields) {

  static Stream<PlayedWrite> of(OutboxRow row) {
    Map<String, FieldValue> fields = new TreeMap<>();
    row.fields().forEach((name, field) -> fields.put(name, field.value()));
    if (row.target() == null) {
      Optional<String> object = Optional.of(row.object());
      return Stream.of(new PlayedWrite(row.system(), Optional.empty(), object, fields));
    }
    return fields.keySet().stream().map(name -> one(row.system(), name, fields.get(name)));
  }

  static List<PlayedWrite> of(List<OutboxRow> rows) {
    return rows.stream().flatMap(PlayedWrite::of).toList();
  }

  private static PlayedWrite one(SystemName system, String name, FieldValue value) {
    return new PlayedWrite(system, Optional.of(name), Optional.empty(), Map.of(name, value));
  }

  Optional<FieldValue> value(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  @Override
  public String toString() {
    return field
        .map(name -> system + " " + Shown.field(name, fields.get(name)))
        .orElseGet(() -> system + " new " + create.orElse("") + Shown.with(fields));
  }
}
