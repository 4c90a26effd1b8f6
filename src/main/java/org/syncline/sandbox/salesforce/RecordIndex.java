package org.syncline.sandbox.salesforce;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which records hold a value in a field that records are looked up by, whatever its case. */
final class RecordIndex {
  private final Map<String, Map<String, Set<String>>> ids = new HashMap<>();

  void add(SRecord record) {
    for (SField field : record.type().fields().values()) {
      Object value = field.indexed() ? record.get(field.name()) : null;
      if (value != null) {
        ids.computeIfAbsent(place(record.type(), field.name()), k -> new HashMap<>())
            .computeIfAbsent(key(value), k -> new TreeSet<>())
            .add(record.id());
      }
    }
  }

  void remove(SRecord record) {
    for (SField field : record.type().fields().values()) {
      Object value = field.indexed() ? record.get(field.name()) : null;
      if (value != null) {
        ids.get(place(record.type(), field.name())).get(key(value)).remove(record.id());
      }
    }
  }

  /** The ids of those that hold one of the values. */
  List<String> find(SObjectType type, String field, Collection<String> values) {
    Map<String, Set<String>> held = ids.getOrDefault(place(type, field), Map.of());
    return values.stream()
        .flatMap(value -> held.getOrDefault(key(value), Set.of()).stream())
        .distinct()
        .toList();
  }

  private static String place(SObjectType type, String field) {
    return type.name() + "." + field;
  }

  private static String key(Object value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
