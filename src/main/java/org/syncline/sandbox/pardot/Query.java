package org.syncline.sandbox.pardot;

import java.util.List;
import java.util.stream.Stream;

/** What a query asks of a table: which records, in which order, behind which one, how many. */
record Query(RowOrder order, List<Filter> filters, Deleted deleted, Row behind, int limit) {

  /** The parameter {@code deleted}: without it, records in the recycle bin are left out. */
  enum Deleted {
    ALL,
    TRUE,
    FALSE;

    boolean admits(Row row) {
      return this == ALL || row.deleted() == (this == TRUE);
    }
  }

  boolean admits(Row row) {
    return deleted.admits(row) && filters.stream().allMatch(f -> f.holds(row));
  }

  /** The values from which on an ascending index has to be read. */
  Stream<Filter> lowerBounds() {
    return filters.stream().filter(f -> order.ascending() && f.isLowerBoundOf(order.field()));
  }
}
