package org.syncline.kept;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.intake.Change;
import org.syncline.mapping.MappingSet;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** Derived fields of a person as a change of that person, at the person's own stamp. */
final class DerivedChanges {
  private DerivedChanges() {}

  /** What is known of a person. */
  record Derived(RecordRef record, Instant stamp, Map<String, FieldValue> fields) {}

  /** The fields of this prefix that any mapping names, without it. */
  static Set<String> names(MappingSet mappings, SystemName system, String object, String prefix) {
    return mappings.fieldNames(system, object).stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .collect(Collectors.toSet());
  }

  static Change change(Derived derived, String prefix, Set<String> names) {
    Map<String, FieldValue> values = new HashMap<>();
    names.forEach(
        name -> values.put(prefix + name, derived.fields().getOrDefault(name, FieldValue.BLANK)));
    return new Change(
        derived.record(),
        derived.stamp(),
        values,
        Map.of(),
        false,
        ChangedBy.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }
}
