package org.syncline.scenario;

import java.util.Map;
import java.util.Optional;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * One field that is written, or one record that is created.
 *
 * @param field empty for a create
 * @param value empty for a create
 * @param create the object of which a record is created; empty for a field
 * @param with fields that the new record gets, among others
 */
record WantedWrite(
    SystemName system,
    Optional<String> field,
    Optional<FieldValue> value,
    Optional<String> create,
    Map<String, FieldValue> with) {

  boolean fits(PlayedWrite write) {
    return system == write.system()
        && field.equals(write.field())
        && create.equals(write.create())
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
        .orElseGet(() -> system + " new " + create.orElse("") + Shown.with(with));
  }
}
