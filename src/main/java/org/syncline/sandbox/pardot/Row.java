package org.syncline.sandbox.pardot;

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

  Object get(int field) {
    return values[field];
  }

  /** The next state: these fields changed. */
  Row with(Map<Integer, Object> changes) {
    Object[] next = values.clone();
    changes.forEach((field, value) -> next[field] = value);
    return new Row(next);
  }
}
