package org.syncline.kept;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

/** One kind of fields that are derived of kept records for people. */
abstract class DerivedKind {
  private final SystemName system;
  private final String object;
  private final String prefix;

  /**
   * @param object of the people who have these fields
   * @param prefix that the fields' names have
   */
  DerivedKind(SystemName system, String object, String prefix) {
    this.system = system;
    this.object = object;
    this.prefix = prefix;
  }

  /** Whether people's fields may change with such a record. */
  abstract boolean concerns(RecordRef kept);

  /** Whether such a record may belong to somebody else than before. */
  boolean moves() {
    return false;
  }

  /** A query of the people who are concerned by the records {@code :rows}. */
  abstract String people();

  /** A query of all who have such records. */
  abstract String everybody();

  /** What is known of those of these people who are in the mirror. Needs a transaction. */
  abstract List<Derived> derived(Collection<String> people);

  /**
   * What is known of a person.
   *
   * @param all whether a field that is not in here is blank; else it was never read
   */
  record Derived(RecordRef record, boolean all, Map<String, FieldValue> fields) {}

  /** The fields of this kind that any mapping names. */
  Set<String> names(MappingSet mappings) {
    return mappings.fieldNames(system, object).stream()
        .filter(name -> name.startsWith(prefix))
        .collect(Collectors.toSet());
  }

  List<Change> of(Collection<String> people, Set<String> names, Instant now) {
    return derived(people).stream().map(one -> change(one, names, now)).toList();
  }

  private Change change(Derived derived, Set<String> names, Instant now) {
    FieldValue otherwise = derived.all() ? FieldValue.BLANK : FieldValue.NOT_PROVIDED;
    Map<String, FieldValue> values = new HashMap<>();
    for (String name : names) {
      FieldValue value = derived.fields().getOrDefault(name.substring(prefix.length()), otherwise);
      if (value.provided()) {
        values.put(name, value);
      }
    }
    return new Change(
        derived.record(),
        now,
        values,
        Map.of(),
        false,
        ChangedBy.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }
}
