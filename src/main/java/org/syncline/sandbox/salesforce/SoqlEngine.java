package org.syncline.sandbox.salesforce;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs queries. A poll by stamp and id uses the index and stops at its limit. */
final class SoqlEngine {
  private final SalesforceStore store;
  private final SalesforceBehaviour behaviour;

  SoqlEngine(SalesforceStore store, SalesforceBehaviour behaviour) {
    this.store = store;
    this.behaviour = behaviour;
  }

  Soql parse(String text) {
    return new SoqlParser(store, behaviour).parse(text);
  }

  /** The records that are asked for, in their order. */
  List<SRecord> run(Soql query, boolean deletedToo) {
    Predicate<SRecord> wanted =
        deletedToo ? query.filter() : query.filter().and(record -> !record.deleted());
    if (byStamp(query.order()) && query.limit() < Long.MAX_VALUE) {
      return store
          .since(
              query.type().name(),
              query.bounds().since().orElse(java.time.Instant.EPOCH),
              wanted,
              query.limit() + query.offset())
          .stream()
          .skip(query.offset())
          .toList();
    }
    Stream<SRecord> found = candidates(query).stream().filter(wanted);
    if (!query.order().isEmpty()) {
      found = found.sorted(order(query));
    }
    return found.skip(query.offset()).limit(query.limit()).toList();
  }

  private static boolean byStamp(List<Soql.Order> order) {
    return !order.isEmpty()
        && order.get(0).field().equals("SystemModstamp")
        && order.stream().noneMatch(Soql.Order::descending)
        && (order.size() == 1 || order.size() == 2 && order.get(1).field().equals("Id"));
  }

  private List<SRecord> candidates(Soql query) {
    String object = query.type().name();
    SoqlBounds bounds = query.bounds();
    if ("Id".equals(bounds.field())) {
      return bounds.values().stream().flatMap(id -> store.find(object, id).stream()).toList();
    }
    if (bounds.field() != null) {
      return store.with(object, bounds.field(), bounds.values());
    }
    return bounds
        .since()
        .map(since -> store.since(object, since, record -> true, Long.MAX_VALUE))
        .orElseGet(() -> store.all(object));
  }

  private Comparator<SRecord> order(Soql query) {
    FieldNames names = new FieldNames(store.schema(), behaviour, query.type());
    Comparator<SRecord> order = (one, other) -> 0;
    for (Soql.Order by : query.order()) {
      order = order.thenComparing(order(by, names.type(by.field())));
    }
    return order;
  }

  /** Blanks come first in either direction, unless the query says that they come last. */
  private Comparator<SRecord> order(Soql.Order by, SField type) {
    Comparator<Object> filled = (one, other) -> SoqlLiteral.compare(type, one, other);
    Comparator<Object> directed = by.descending() ? filled.reversed() : filled;
    return Comparator.comparing(
        record -> FieldNames.value(record, by.field(), store),
        by.nullsLast() ? Comparator.nullsLast(directed) : Comparator.nullsFirst(directed));
  }

  /** A row as the API answers it, parents nested. */
  Map<String, Object> row(Soql query, SRecord record, String version) {
    return row(query.fields(), record, version);
  }

  Map<String, Object> row(List<String> fields, SRecord record, String version) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("attributes", attributes(record, version));
    put(row, fields, record, version);
    return row;
  }

  private void put(Map<String, Object> row, List<String> fields, SRecord record, String version) {
    for (String field : fields) {
      int dot = field.indexOf('.');
      if (dot < 0) {
        row.put(field, SalesforceJson.value(record.get(field)));
      } else {
        join(row, record, field.substring(0, dot), field.substring(dot + 1), version);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private void join(
      Map<String, Object> row, SRecord record, String relationship, String field, String version) {
    Optional<SRecord> parent = FieldNames.parent(record, relationship, store);
    if (parent.isEmpty()) {
      row.put(relationship, null);
      return;
    }
    Map<String, Object> nested =
        (Map<String, Object>)
            row.computeIfAbsent(
                relationship,
                name -> {
                  Map<String, Object> fresh = new LinkedHashMap<>();
                  fresh.put("attributes", attributes(parent.get(), version));
                  return fresh;
                });
    put(nested, List.of(field), parent.get(), version);
  }

  static Map<String, Object> attributes(SRecord record, String version) {
    String object = record.type().name();
    return Map.of(
        "type",
        object,
        "url",
        "/services/data/" + version + "/sobjects/" + object + "/" + record.id());
  }
}
