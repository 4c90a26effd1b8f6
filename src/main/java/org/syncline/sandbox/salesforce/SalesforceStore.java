package org.syncline.sandbox.salesforce;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.syncline.record.SalesforceId;

/** All records, in memory, with the indexes that real polls need. Thread-safe. */
public final class SalesforceStore {
  /** Into which record a deleted one was merged. */
  static final String MASTER = "MasterRecordId";

  private static final Comparator<SRecord> BY_STAMP =
      Comparator.comparing(SRecord::stamp).thenComparing(SRecord::id);

  private final Schema schema;
  private final Map<String, Map<String, SRecord>> records = new HashMap<>();
  private final Map<String, NavigableSet<SRecord>> byStamp = new HashMap<>();
  private final RecordIndex index = new RecordIndex();
  private final Map<String, Long> last = new HashMap<>();
  private final Consequences consequences = new Consequences(this);
  private final CampaignSums sums = new CampaignSums(this);

  SalesforceStore(Schema schema) {
    this.schema = schema;
    for (SObjectType type : schema.all()) {
      records.put(type.name(), new LinkedHashMap<>());
      byStamp.put(type.name(), new TreeSet<>(BY_STAMP));
    }
  }

  Schema schema() {
    return schema;
  }

  private SObjectType type(String object) {
    return schema
        .type(object)
        .orElseThrow(() -> new IllegalArgumentException("no object " + object + " here"));
  }

  /** Makes a record as that user at that time; its id. */
  public synchronized String insert(
      String object, Map<String, Object> fields, String by, Instant at) {
    SObjectType type = type(object);
    long number = last.merge(type.name(), 1L, Long::sum);
    String id = SalesforceId.to18(type.prefix() + "Sy%010d".formatted(number));
    Map<String, Object> values = clean(fields);
    consequences.fill(new SRecord(type, id, Map.of(), at, at, at, by, by, false), values, at);
    put(new SRecord(type, id, clean(values), at, at, at, by, by, false), at);
    consequences.follow(find(object, id).orElseThrow(), by, at);
    return id;
  }

  /** Sets these fields; a null blanks one. */
  public synchronized void update(
      String object, String id, Map<String, Object> fields, String by, Instant at) {
    SRecord before = find(object, id).orElseThrow();
    Map<String, Object> next = new HashMap<>(before.fields());
    next.putAll(fields);
    consequences.fill(before, next, at);
    put(before.changed(clean(next), at, by), at);
    consequences.follow(find(object, id).orElseThrow(), by, at);
  }

  /** The org itself sets these fields. */
  void touch(SRecord record, Map<String, Object> fields, Instant at) {
    Map<String, Object> next = new HashMap<>(record.fields());
    next.putAll(fields);
    set(record.touched(clean(next), at));
  }

  private static Map<String, Object> clean(Map<String, Object> fields) {
    Map<String, Object> kept = new HashMap<>(fields);
    kept.values().removeIf(value -> value == null || value.equals(""));
    return kept;
  }

  /** Moves a record to the recycle bin, and what goes with it. */
  public synchronized void delete(String object, String id, String by, Instant at) {
    SRecord record = find(object, id).orElseThrow();
    goingWith(record)
        .filter(child -> !child.deleted())
        .forEach(child -> delete(child.type().name(), child.id(), by, at));
    put(find(object, id).orElseThrow().deleted(true, at, by), at);
  }

  /**
   * Takes it out of the recycle bin, and what went there with it; one that was merged stands alone
   * again.
   */
  public synchronized void undelete(String object, String id, String by, Instant at) {
    SRecord record = find(object, id).orElseThrow();
    Map<String, Object> alone = new HashMap<>(record.fields());
    alone.remove(MASTER);
    put(record.changed(alone, at, by).deleted(false, at, by), at);
    goingWith(record)
        .filter(child -> child.deleted() && child.stamp().equals(record.stamp()))
        .forEach(child -> undelete(child.type().name(), child.id(), by, at));
  }

  private Stream<SRecord> goingWith(SRecord parent) {
    return schema.all().stream()
        .flatMap(
            type ->
                type.fields().values().stream()
                    .filter(field -> field.cascade() && field.to().contains(parent.type().name()))
                    .flatMap(field -> children(type.name(), field.name(), parent.id()).stream()));
  }

  /** The records that name this one as their parent, deleted ones too. */
  synchronized List<SRecord> children(String object, String field, String parent) {
    return with(object, field, List.of(parent)).stream()
        .filter(child -> parent.equals(child.get(field)))
        .toList();
  }

  private void put(SRecord record, Instant at) {
    SRecord before = records.get(record.type().name()).get(record.id());
    set(record);
    sums.moved(before, record, at);
  }

  private void set(SRecord record) {
    String object = record.type().name();
    SRecord before = records.get(object).put(record.id(), record);
    if (before != null) {
      byStamp.get(object).remove(before);
      index.remove(before);
    }
    byStamp.get(object).add(record);
    index.add(record);
  }

  /** The record, deleted or not; by its id of 15 or 18 characters. */
  public synchronized Optional<SRecord> find(String object, String id) {
    return Optional.ofNullable(records.get(type(object).name()).get(SalesforceId.to18(id)));
  }

  /** The record of whatever object its id tells, deleted or not. */
  synchronized Optional<SRecord> findAny(String id) {
    return schema.ofId(id).flatMap(type -> find(type.name(), id));
  }

  /** The fields of a record that exists and is not deleted. */
  public Optional<Map<String, Object>> get(String object, String id) {
    return find(object, id).filter(record -> !record.deleted()).map(SRecord::fields);
  }

  /** All records of an object, deleted ones too, those changed first in front. */
  synchronized List<SRecord> all(String object) {
    return List.copyOf(byStamp.get(type(object).name()));
  }

  /** Those stamped at or after, oldest first; at most so many where only the order is wanted. */
  synchronized List<SRecord> since(
      String object, Instant from, java.util.function.Predicate<SRecord> wanted, long most) {
    SRecord floor = new SRecord(type(object), "", Map.of(), from, from, from, "", "", false);
    return byStamp.get(type(object).name()).tailSet(floor).stream()
        .filter(wanted)
        .limit(most)
        .toList();
  }

  /** Those that hold one of the values in an indexed field. */
  synchronized List<SRecord> with(String object, String field, Collection<String> values) {
    return index.find(type(object), field, values).stream()
        .map(id -> records.get(type(object).name()).get(id))
        .toList();
  }

  /** All as it was at a moment. */
  record Memory(Map<String, Map<String, SRecord>> records) {}

  synchronized Memory remember() {
    Map<String, Map<String, SRecord>> copy = new HashMap<>();
    records.forEach((object, all) -> copy.put(object, new LinkedHashMap<>(all)));
    return new Memory(copy);
  }

  /** Goes back to a moment: what was made since is gone. */
  synchronized void restore(Memory memory) {
    memory
        .records()
        .forEach(
            (object, before) -> {
              List.copyOf(records.get(object).values()).forEach(record -> back(before, record));
            });
  }

  private void back(Map<String, SRecord> before, SRecord record) {
    SRecord old = before.get(record.id());
    if (old == record) {
      return;
    }
    byStamp.get(record.type().name()).remove(record);
    index.remove(record);
    records.get(record.type().name()).remove(record.id());
    if (old != null) {
      set(old);
    }
  }

  /** How many records there are that are not deleted. */
  public synchronized long count(String object) {
    return records.get(type(object).name()).values().stream().filter(r -> !r.deleted()).count();
  }
}
