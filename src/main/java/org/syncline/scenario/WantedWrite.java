package org.syncline.scenario;

import java.util.Map;
import java.util.Optional;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * One field that is written, or one record that is created, archived or restored.
 *
 * @param field empty where the record as a whole is meant
 * @param value empty where it is no field
 * @param kind what is done; an update for a field
 * @param object the object of which a record is created, archived or restored; empty for a field
 * @param with fields that the new record gets, among others
 */
record WantedWrite(
    SystemName system,
    Optional<String> field,
    Optional<FieldValue> value,
    Write.Kind kind,
    Optional<String> object,
    Map<String, FieldValue> with) {

  boolean fits(PlayedWrite write) {
    return system == write.system()
        && field.equals(write.field())
        && kind == write.kind()
        && object.equals(write.object())
        && field.map(name -> value.equals(write.value(name))).orElse(fits(write.fields()));
  }

  private boolean fits(Map<String, FieldValue> fields) {
    return with.entrySet().stream()
        .allMatch(entry -> entry.getValue().equals(fields.get(entry.getKey())));
  }

  @Override
  public String toString() {
    return field
        .map(name -> system + " " + Shown.field(name, value.orElse(FieldValue.NOT_PROVIDED)))
        .orElseGet(
            () -> system + " " + Shown.done(kind) + " " + object.orElse("") + Shown.with(with));
  }
}
