package org.syncline.sandbox.pardot;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds records by the text of one field, whatever its case. */
final class ValueIndex {
  private final int field;
  private final Map<String, List<Integer>> ids = new HashMap<>();

  ValueIndex(int field) {
    this.field = field;
  }

  int field() {
    return field;
  }

  void replace(Row before, Row after) {
    String old = before == null ? null : key(before.get(field));
    String now = key(after.get(field));
    if (old != null && !old.equals(now)) {
      ids.computeIfPresent(old, (k, list) -> without(list, after.id()));
    }
    if (now != null && !now.equals(old)) {
      ids.merge(now, List.of(after.id()), ValueIndex::joined);
    }
  }

  List<Integer> find(String value) {
    return ids.getOrDefault(key(value), List.of());
  }

  private static String key(Object value) {
    return value == null ? null : value.toString().toLowerCase(Locale.ROOT);
  }

  private static List<Integer> without(List<Integer> list, int id) {
    List<Integer> left = list.stream().filter(i -> i != id).toList();
    return left.isEmpty() ? null : left;
  }

  private static List<Integer> joined(List<Integer> a, List<Integer> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }
}
