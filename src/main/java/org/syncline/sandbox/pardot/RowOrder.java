package org.syncline.sandbox.pardot;

import java.util.Comparator;

/** The order of a query: one field, then the id, so that a page can go on behind any record. */
record RowOrder(ObjectType.Field field, boolean ascending) {
  /** Blanks first, text without regard to case. */
  private static final Comparator<Object> VALUES = Comparator.nullsFirst(RowOrder::compareValues);

  static RowOrder byId(ObjectType type) {
    return new RowOrder(type.fields().get(ObjectType.ID), true);
  }

  Comparator<Row> comparator() {
    Comparator<Row> upwards =
        Comparator.<Row, Object>comparing(row -> row.get(field.index()), VALUES)
            .thenComparing(Row::id);
    return ascending ? upwards : upwards.reversed();
  }

  boolean indexed() {
    return field.index() == ObjectType.ID || field.index() == ObjectType.UPDATED_AT;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static int compareValues(Object a, Object b) {
    return a instanceof String left && b instanceof String right
        ? left.compareToIgnoreCase(right)
        : ((Comparable) a).compareTo(b);
  }

  static int compare(Object a, Object b) {
    return VALUES.compare(a, b);
  }
}
