package org.syncline.decision;

import java.util.Optional;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.FieldDecision.Untakeable;
import org.syncline.mapping.FieldMapping;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * A value on its way to a system.
 *
 * @param words in the words of that system
 * @param translated whether the mapping lists these words for it, so that they need no type
 */
record TargetValue(FieldMapping field, SystemName system, FieldValue words, boolean translated) {
  /** A value given in marketing's words. */
  static TargetValue of(FieldMapping field, SystemName system, FieldValue value) {
    FieldValue words = FieldWords.write(field, system, value);
    return new TargetValue(
        field,
        system,
        words,
        system == SystemName.CRM && field.values().containsValue(words.text()));
  }

  /** What to write, where the system can take it. */
  Optional<FieldWrite> write() {
    return (translated ? Optional.of(words) : field.type().typed(words))
        .filter(this::fits)
        .map(value -> new FieldWrite(system, field.name(system), value));
  }

  private boolean fits(FieldValue value) {
    return field.maxLength(system).map(most -> value.text().length() <= most).orElse(true);
  }

  /** Why it cannot take it. */
  Untakeable untakeable() {
    String name = field.name(system);
    String where = "The " + system + " field " + name + " ";
    return fits(words)
        ? new Untakeable(system, name, words, "WRONG_TYPE", where + wrongType())
        : new Untakeable(system, name, words, "TOO_LONG", where + tooLong());
  }

  private String wrongType() {
    return "takes a " + field.type().word() + ", not '" + words.text() + "'";
  }

  private String tooLong() {
    return "takes at most "
        + field.maxLength(system).orElse(0)
        + " characters, this value has "
        + words.text().length()
        + ": '"
        + words.text()
        + "'";
  }
}
