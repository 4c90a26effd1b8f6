package org.syncline.connector;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.syncline.database.Rows;

/** Takes over, from the schema that a server works in, what it knows of both systems' records. */
@ApplicationScoped
class KnownState {
  /** What waits, and how far polls have read, is found out anew. */
  private static final List<String> TABLES =
      List.of(
          "mirror",
          "match_key",
          "link",
          "review",
          "sync_error",
          "assignment",
          "turn_group",
          "turn_member");

  private final Rows rows;

  KnownState(Rows rows) {
    this.rows = rows;
  }

  /** Whose records they are. */
  record Owner(boolean sandbox, boolean used) {}

  /** Of the schema; empty where no server ever worked in it. */
  Optional<Owner> owner(String schema) {
    boolean there =
        rows.column(
                Boolean.class,
                "select to_regclass(:name) is not null",
                Map.of("name", quoted(schema) + ".connector"))
            .get(0);
    return there
        ? rows
            .read(
                Owner.class,
                "select sandbox, exists (select 1 from "
                    + quoted(schema)
                    + ".mirror) as used from "
                    + quoted(schema)
                    + ".connector where id = 1",
                Map.of())
            .stream()
            .findFirst()
        : Optional.empty();
  }

  /** All as of one moment; needs a transaction that has not read anything yet. */
  void copy(String schema) {
    rows.run("set transaction isolation level repeatable read", Map.of());
    TABLES.forEach(table -> copy(schema, table));
  }

  private void copy(String schema, String table) {
    List<String> shared = columns(schema, table);
    if (shared.isEmpty()) { // the server is older than the table
      return;
    }
    String columns = shared.stream().map(KnownState::quoted).collect(Collectors.joining(", "));
    rows.run(
        "insert into %s (%s) overriding system value select %s from %s.%s"
            .formatted(table, columns, columns, quoted(schema), table),
        Map.of());
    if (shared.contains("id")) {
      rows.column(
          Object.class,
          "select setval(pg_get_serial_sequence('%s', 'id'), coalesce(max(id), 0) + 1, false) from %s"
              .formatted(table, table),
          Map.of());
    }
  }

  /** Who had no partner, or several, may have one by the files in force: each is matched anew. */
  void revisitUnlinked(Instant now) {
    rows.run(
        """
        insert into revisit (record, not_before) select record, :now from mirror
        where standing in ('unmatched', 'review') and not deleted
        order by record like 'crm/%', record
        """,
        Map.of("now", now));
  }

  /** Those that both have: the server may be a little older than we are. */
  private List<String> columns(String schema, String table) {
    return rows.column(
        String.class,
        """
        select cast(column_name as text) from information_schema.columns
        where table_name = :table and table_schema in (:schema, current_schema())
          and is_generated = 'NEVER'
        group by column_name having count(*) = 2 order by column_name
        """,
        Map.of("table", table, "schema", schema));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
