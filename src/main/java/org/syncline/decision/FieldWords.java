package org.syncline.decision;

import java.util.Map;
import java.util.Optional;
import org.syncline.mapping.FieldMapping;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/** A field's values in the words of either system. */
public final class FieldWords {
  private FieldWords() {}

  /**
   * The value of one system in the words of the other; a word without translation stays. A set is
   * translated word by word.
   */
  public static FieldValue translate(FieldMapping field, SystemName from, FieldValue value) {
    if (field.values().isEmpty() || !value.present()) {
      return value;
    }
    if (field.type() == FieldType.MULTI_PICKLIST) {
      return FieldType.set(
          FieldType.items(value).stream()
              .map(item -> word(field, from, item).orElse(item))
              .toList());
    }
    return word(field, from, value.text().strip()).map(word -> FieldValue.of(word)).orElse(value);
  }

  private static Optional<String> word(FieldMapping field, SystemName from, String text) {
    return from == SystemName.MARKETING
        ? Optional.ofNullable(field.values().get(text))
        : field.values().entrySet().stream()
            .filter(entry -> entry.getValue().equals(text))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  /** Whether both sides show the same, each in its words: several of marketing's may be one. */
  static boolean same(FieldMapping field, FieldValue marketing, FieldValue crm) {
    FieldValue ours = read(field, SystemName.MARKETING, marketing);
    return field.type().same(ours, read(field, SystemName.CRM, crm))
        || ours.present() && field.type().same(write(field, SystemName.CRM, ours), crm);
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
