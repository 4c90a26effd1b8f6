package org.syncline.sandbox.salesforce;

import java.util.List;
import java.util.function.Predicate;

/**
 * A query, taken apart.
 *
 * @param fields dotted where they belong to a parent
 * @param count whether it is {@code COUNT()}
 * @param bounds what an index can use; the filter is asked all the same
 */
record Soql(
    SObjectType type,
    List<String> fields,
    boolean count,
    Predicate<SRecord> filter,
    SoqlBounds bounds,
    List<Order> order,
    long limit,
    long offset) {
  /** One criterion of the order. */
  record Order(String field, boolean descending, boolean nullsLast) {}
}
