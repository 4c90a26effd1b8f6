package org.syncline.decision;

import java.util.Map;
import org.syncline.mapping.FieldMapping;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/** A field's values in the words of either system. */
public final class FieldWords {
  private FieldWords() {}

  /** The value of one system in the words of the other; a word without translation stays. */
  public static FieldValue translate(FieldMapping field, SystemName from, FieldValue value) {
    if (field.values().isEmpty() || !value.present()) {
      return value;
    }
    String text = value.text().strip();
    if (from == SystemName.MARKETING) {
      return FieldValue.of(field.values().getOrDefault(text, text));
    }
    return field.values().entrySet().stream()
        .filter(entry -> entry.getValue().equals(text))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(word -> FieldValue.of((Object) word))
        .orElse(value);
  }

  /**
   * A side's value in marketing's words, read as it is meant: what stands in for a blank on a new
   * record is blank, and a CRM checkbox that is blank is false.
   */
  static FieldValue read(FieldMapping field, SystemName system, FieldValue raw) {
    FieldValue value = field.read(system, raw);
    if (system == SystemName.MARKETING || !value.provided()) {
      return value;
    }
    return value.blank() && field.type() == FieldType.BOOLEAN
        ? FieldValue.of(false)
        : translate(field, SystemName.CRM, value);
  }

  /** A value given in marketing's words, in the words of the system. */
  static FieldValue write(FieldMapping field, SystemName system, FieldValue value) {
    return system == SystemName.CRM ? translate(field, SystemName.MARKETING, value) : value;
  }
}
