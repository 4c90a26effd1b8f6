package org.syncline.sandbox.pardot;

import java.util.Arrays;
import java.util.Map;

/** One state of one record; never altered once it is in a table. */
final class Row {
  private final Object[] values;

  Row(Object[] values) {
    this.values = values;
  }

  int id() {
    return (Integer) values[ObjectType.ID];
  }

  long updatedAt() {
    return (Long) values[ObjectType.UPDATED_AT];
  }

  boolean deleted() {
    return Boolean.TRUE.equals(values[ObjectType.IS_DELETED]);
  }

  /** A field that is younger than this state has no value in it. */
  Object get(int field) {
    return field < values.length ? values[field] : null;
  }

  /** The next state: these fields changed. */
  Row with(Map<Integer, Object> changes) {
    int width = changes.keySet().stream().mapToInt(field -> field + 1).max().orElse(0);
    Object[] next = Arrays.copyOf(values, Math.max(values.length, width));
    changes.forEach((field, value) -> next[field] = value);
    return new Row(next);
  }
}
