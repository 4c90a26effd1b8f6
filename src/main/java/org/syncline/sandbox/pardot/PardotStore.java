package org.syncline.sandbox.pardot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.syncline.sandbox.kernel.Written;

/**
 * The records of the emulator, for everybody who is not a client of the API: the maker of people,
 * the stream of edits, the control calls, tests. Unlike the API it may set read-only fields.
 */
public final class PardotStore {
  /** What the sandbox itself writes as. */
  public static final String SYSTEM = "(sandbox)";

  private static final String CUSTOM_FIELDS = "custom-fields";
  private static final int FIRST_ID = 1001;

  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Clock clock;
  private final Consumer<Written> log;
  private final Map<String, Integer> userIds = new ConcurrentHashMap<>();
  private UnaryOperator<String> salesforceUsers = who -> null;

  PardotStore(List<CustomField> customFields, Clock clock, Consumer<Written> log) {
    this.clock = clock;
    this.log = log;
    Catalog.objects(customFields).forEach(t -> tables.put(t.name(), new Table(t, clock, FIRST_ID)));
    table("prospects").indexedBy("email").indexedBy("salesforceId");
    table("users").indexedBy("salesforceId").indexedBy("email");
    table("list-memberships").indexedBy("prospectId");
    table("visitor-activities").indexedBy("prospectId");
    table("tagged-objects").indexedBy("objectId");
    customFields.forEach(
        c ->
            insert(
                CUSTOM_FIELDS,
                Map.of(
                    "fieldId",
                    c.fieldId(),
                    "name",
                    c.name(),
                    "type",
                    c.type(),
                    "isRequired",
                    false)));
  }

  /** Ties whoever writes here to a user of the org, given the name as which they act. */
  public void salesforceUsers(UnaryOperator<String> idOf) {
    salesforceUsers = idOf;
  }

  private Integer userId(String who) {
    return who.equals(SYSTEM) ? null : userIds.computeIfAbsent(who, this::newUser);
  }

  private Integer newUser(String who) {
    String email = who.replaceAll("[^A-Za-z0-9.]+", ".") + "@sandbox.example";
    Map<String, Object> fields = new HashMap<>();
    fields.put("lastName", who);
    fields.put("email", email);
    fields.put("username", email);
    fields.put("salesforceId", salesforceUsers.apply(who));
    return insert("users", fields);
  }

  /** Puts a record in, at the present time; its new id. */
  public int insert(String object, Map<String, Object> fields) {
    return insert(object, fields, clock.instant(), SYSTEM);
  }

  /** Puts a record in that was made at that time. */
  public int insert(String object, Map<String, Object> fields, Instant at, String who) {
    Table table = table(object);
    Map<Integer, Object> values = indexed(table.type(), fields);
    return add(table, values, at, who, List.copyOf(fields.keySet())).id();
  }

  /** Sets these fields; a null blanks one. */
  public void update(String object, int id, Map<String, Object> fields, String who) {
    Table table = table(object);
    change(
        table,
        current(table, id),
        indexed(table.type(), fields),
        "update",
        who,
        List.copyOf(fields.keySet()));
  }

  /** Moves a record to the recycle bin. */
  public void delete(String object, int id, String who) {
    mark(object, id, true, "delete", who);
  }

  /** Takes a record out of the recycle bin. */
  public void undelete(String object, int id, String who) {
    mark(object, id, false, "undelete", who);
  }

  private void mark(String object, int id, boolean deleted, String action, String who) {
    Table table = table(object);
    change(
        table, current(table, id), Map.of(ObjectType.IS_DELETED, deleted), action, who, List.of());
  }

  /** The record as it is now, whatever the read lag; stamps as epoch seconds. */
  public Optional<Map<String, Object>> get(String object, int id) {
    Table table = table(object);
    return table.current(id).map(row -> named(table.type(), row));
  }

  /** The record at this id, or the next one; for picking one at random up to {@link #lastId}. */
  public Optional<Map<String, Object>> near(String object, int id) {
    Table table = table(object);
    return table.near(id).map(row -> named(table.type(), row));
  }

  public List<Map<String, Object>> all(String object) {
    Table table = table(object);
    Query query =
        new Query(
            RowOrder.byId(table.type()), List.of(), Query.Deleted.ALL, null, Integer.MAX_VALUE);
    return table.query(query).stream().map(row -> named(table.type(), row)).toList();
  }

  /** The ids of the prospects that have a partner in the org and are not in the recycle bin. */
  List<Integer> linked() {
    return all("prospects").stream()
        .filter(prospect -> prospect.get("salesforceId") != null)
        .filter(prospect -> Boolean.FALSE.equals(prospect.get("isDeleted")))
        .map(prospect -> (Integer) prospect.get("id"))
        .toList();
  }

  /** How many records there are, those in the recycle bin too. */
  public int count(String object) {
    return table(object).size();
  }

  public int lastId(String object) {
    return table(object).lastId();
  }

  /** From now on clients read the state of this long ago; zero ends that. */
  public void readLag(Duration lag) {
    tables.values().forEach(t -> t.lag(lag));
  }

  Row add(Table table, Map<Integer, Object> values, Instant at, String who, List<String> named) {
    Object[] row = new Object[table.type().width()];
    values.forEach((field, value) -> row[field] = value);
    row[ObjectType.ID] = table.nextId();
    row[ObjectType.CREATED_AT] = at.getEpochSecond();
    row[ObjectType.UPDATED_AT] = at.getEpochSecond();
    row[ObjectType.CREATED_BY] = userId(who);
    row[ObjectType.UPDATED_BY] = row[ObjectType.CREATED_BY];
    if (row[ObjectType.IS_DELETED] == null) {
      row[ObjectType.IS_DELETED] = Boolean.FALSE;
    }
    Row added = new Row(row);
    table.put(added);
    if (table.type().name().equals(CUSTOM_FIELDS)) {
      show(named(table.type(), added));
    }
    tell(table, added, "create", who, named);
    return added;
  }

  /** Prospects have a new custom field from now on. */
  private synchronized void show(Map<String, Object> given) {
    CustomField field =
        new CustomField(text(given, "fieldId"), text(given, "name"), text(given, "type"));
    ObjectType prospects = table("prospects").type();
    if (prospects.field(field.shownAs()) == null) {
      prospects.with(field.declaration());
    }
  }

  private static String text(Map<String, Object> fields, String name) {
    return String.valueOf(fields.get(name));
  }

  Row change(
      Table table,
      Row row,
      Map<Integer, Object> values,
      String action,
      String who,
      List<String> named) {
    Map<Integer, Object> changes = new HashMap<>(values);
    // a clock that was set back must not make a record older than it is
    changes.put(ObjectType.UPDATED_AT, Math.max(clock.instant().getEpochSecond(), row.updatedAt()));
    changes.put(ObjectType.UPDATED_BY, userId(who));
    Row next = row.with(changes);
    table.put(next);
    tell(table, next, action, who, named);
    return next;
  }

  private void tell(Table table, Row row, String action, String who, List<String> named) {
    if (!who.equals(SYSTEM)) {
      log.accept(
          new Written(
              clock.instant(),
              "marketing",
              table.type().name(),
              "" + row.id(),
              action,
              who,
              named));
    }
  }

  Table table(String object) {
    Table table = tables.get(object.toLowerCase(Locale.ROOT));
    if (table == null) {
      throw new IllegalArgumentException("no object " + object + "; there are " + tables.keySet());
    }
    return table;
  }

  boolean has(String object) {
    return tables.containsKey(object);
  }

  private static Row current(Table table, int id) {
    return table
        .current(id)
        .orElseThrow(() -> new IllegalArgumentException("no " + table.type().name() + " " + id));
  }

  private static Map<Integer, Object> indexed(ObjectType type, Map<String, Object> fields) {
    Map<Integer, Object> values = new HashMap<>();
    fields.forEach((name, value) -> values.put(type.index(name), value));
    return values;
  }

  private static Map<String, Object> named(ObjectType type, Row row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    type.fields().forEach(f -> fields.put(f.name(), row.get(f.index())));
    return fields;
  }
}
