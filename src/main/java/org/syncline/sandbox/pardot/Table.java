package org.syncline.sandbox.pardot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The records of one object, found by id and by (updatedAt, id), so that every page of a long query
 * costs the same. With a read lag, {@link #query} and {@link #read} show an earlier state.
 */
final class Table {
  private static final Comparator<Row> BY_UPDATE =
      Comparator.comparingLong(Row::updatedAt).thenComparingInt(Row::id);

  /** What a record was before a change; null: there was none. */
  private record Replaced(Instant at, int id, Row before) {}

  private final ObjectType type;
  private final Clock clock;
  private final NavigableSet<Row> byId = new TreeSet<>(Comparator.comparingInt(Row::id));
  private final NavigableSet<Row> byUpdate = new TreeSet<>(BY_UPDATE);
  private final Map<Integer, Row> rows = new HashMap<>();
  private final Map<String, ValueIndex> indexes = new HashMap<>();
  private final Deque<Replaced> replaced = new ArrayDeque<>();
  private Duration lag = Duration.ZERO;
  private int lastId;

  Table(ObjectType type, Clock clock, int firstId) {
    this.type = type;
    this.clock = clock;
    this.lastId = firstId - 1;
  }

  Table indexedBy(String field) {
    indexes.put(field, new ValueIndex(type.index(field)));
    return this;
  }

  ObjectType type() {
    return type;
  }

  /** From now on, reads show the state of this long ago. */
  synchronized void lag(Duration lag) {
    this.lag = lag;
    if (lag.isZero()) {
      replaced.clear();
    }
  }

  synchronized int nextId() {
    return ++lastId;
  }

  synchronized void put(Row row) {
    Row before = rows.put(row.id(), row);
    if (before != null) {
      byId.remove(before);
      byUpdate.remove(before);
    }
    byId.add(row);
    byUpdate.add(row);
    indexes.values().forEach(index -> index.replace(before, row));
    remember(row.id(), before);
  }

  private void remember(int id, Row before) {
    if (!lag.isZero()) {
      Instant now = clock.instant();
      Instant old = now.minus(lag);
      while (!replaced.isEmpty() && replaced.peekFirst().at().isBefore(old)) {
        replaced.removeFirst();
      }
      replaced.addLast(new Replaced(now, id, before));
    }
  }

  /** The state now, for writes. */
  synchronized Optional<Row> current(int id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** The state that readers see. */
  synchronized Optional<Row> read(int id) {
    Map<Integer, Optional<Row>> earlier = earlier();
    return earlier.containsKey(id) ? earlier.get(id) : current(id);
  }

  synchronized int size() {
    return rows.size();
  }

  /** The records whose indexed field has this text, as they are now. */
  synchronized List<Row> find(String field, String text) {
    return indexes.get(field).find(text).stream().map(rows::get).toList();
  }

  /** A record somewhere at or behind this place, for picking at random. */
  synchronized Optional<Row> near(int id) {
    Row probe = probe(ObjectType.ID, id, id);
    return Optional.ofNullable(byId.ceiling(probe))
        .or(() -> Optional.ofNullable(byId.floor(probe)));
  }

  synchronized int lastId() {
    return lastId;
  }

  synchronized List<Row> query(Query query) {
    Map<Integer, Optional<Row>> earlier = earlier();
    Stream<Row> found = candidates(query).filter(row -> !earlier.containsKey(row.id()));
    if (!earlier.isEmpty()) {
      Stream<Row> old = earlier.values().stream().flatMap(Optional::stream);
      found = Stream.concat(found, old).filter(query::admits).sorted(query.order().comparator());
    }
    Comparator<Row> order = query.order().comparator();
    return found
        .filter(query::admits)
        .filter(row -> query.behind() == null || order.compare(row, query.behind()) > 0)
        .limit(query.limit())
        .toList();
  }

  /** The records that a query may find, in its order, current state. */
  private Stream<Row> candidates(Query query) {
    Optional<Stream<Row>> few =
        query.filters().stream()
            .filter(f -> f.operator() == Filter.Operator.EQUAL && f.value() != null)
            .map(this::byValue)
            .filter(Objects::nonNull)
            .findFirst();
    if (few.isPresent() || !query.order().indexed()) {
      return few.orElseGet(rows.values()::stream)
          .filter(query::admits)
          .sorted(query.order().comparator());
    }
    return scan(query);
  }

  private Stream<Row> byValue(Filter filter) {
    ValueIndex index = indexes.get(filter.field().name());
    if (index != null) {
      return index.find(filter.value().toString()).stream().map(rows::get);
    }
    boolean id = filter.field().index() == ObjectType.ID;
    return id ? Stream.ofNullable(rows.get((Integer) filter.value())) : null;
  }

  private Stream<Row> scan(Query query) {
    boolean byIdOrder = query.order().field().index() == ObjectType.ID;
    NavigableSet<Row> index = byIdOrder ? byId : byUpdate;
    NavigableSet<Row> directed = query.order().ascending() ? index : index.descendingSet();
    Optional<Row> start =
        Stream.concat(
                Stream.ofNullable(query.behind()),
                query
                    .lowerBounds()
                    .map(f -> probe(f.field().index(), f.value(), Integer.MIN_VALUE)))
            .max(byIdOrder ? Comparator.comparingInt(Row::id) : BY_UPDATE);
    return query.order().ascending()
        ? start.map(from -> directed.tailSet(from, true)).orElse(directed).stream()
        : Optional.ofNullable(query.behind())
            .map(from -> directed.tailSet(from, true))
            .orElse(directed)
            .stream();
  }

  /** A row that is none, to mark a place in an index. */
  Row probe(int field, Object value, int id) {
    Object[] values = new Object[type.width()];
    values[ObjectType.ID] = id;
    values[field] = value;
    return new Row(values);
  }

  /** For each record that changed within the lag, what it was before. */
  private Map<Integer, Optional<Row>> earlier() {
    if (lag.isZero() || replaced.isEmpty()) {
      return Map.of();
    }
    Instant shown = clock.instant().minus(lag);
    Map<Integer, Optional<Row>> earlier = new HashMap<>();
    replaced.stream()
        .filter(r -> r.at().isAfter(shown))
        .forEach(r -> earlier.putIfAbsent(r.id(), Optional.ofNullable(r.before())));
    return earlier;
  }
}
