package org.syncline.mapping;

import java.util.Map;
import java.util.Optional;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * One pair of fields that stand for each other.
 *
 * @param nullSync per system: may a blank there overwrite a value; {@code never} where not given
 * @param maxLength per system: how long a text that system takes
 * @param onCreate per system: what a new record there gets where the other side is blank; reads
 *     back as blank
 * @param prevails a value that never loses, in marketing's words
 * @param values the words of marketing on the left, of the CRM on the right
 */
public record FieldMapping(
    String marketing,
    String crm,
    FieldType type,
    Direction direction,
    Behavior behavior,
    Map<SystemName, NullSync> nullSync,
    Map<SystemName, Integer> maxLength,
    Map<SystemName, String> onCreate,
    Optional<String> prevails,
    Map<String, String> values) {

  public String name(SystemName system) {
    return system == SystemName.MARKETING ? marketing : crm;
  }

  public NullSync nullSync(SystemName system) {
    return nullSync.getOrDefault(system, NullSync.NEVER);
  }

  public Optional<Integer> maxLength(SystemName system) {
    return Optional.ofNullable(maxLength.get(system));
  }

  /** A blank, and what stands in for one on a new record, is a blank. */
  public FieldValue read(SystemName system, FieldValue value) {
    return value.present() && value.text().equals(onCreate.get(system)) ? FieldValue.BLANK : value;
  }
}
