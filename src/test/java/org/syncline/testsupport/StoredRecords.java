package org.syncline.testsupport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;

/** Records as polls and the sync leave them in the database, put there by SQL. */
public final class StoredRecords {
  private final Rows rows;

  public StoredRecords(Rows rows) {
    this.rows = rows;
  }

  public void clear() {
    run("truncate kept_record, mirror, link", Map.of());
  }

  /** Salesforce's ids have 18 characters. */
  public static String id(String prefix, int number) {
    return "%s%012dAAA".formatted(prefix, number);
  }

  /** Names and values in turn; a value may be null. */
  public static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  public void crm(String object, String id, Object... fields) {
    kept("crm", object, id, fields(fields));
  }

  public void marketing(String object, int id, Object... fields) {
    kept("marketing", object, Integer.toString(id), fields(fields));
  }

  private void kept(String system, String object, String id, Map<String, Object> fields) {
    run(
        """
        insert into kept_record (record, system, object, id, modified_at, deleted, fields, parents)
        values (:system || '/' || :object || '/' || :id, :system, :object, :id,
          timestamptz '2026-01-15T00:00:00Z', false, cast(:fields as jsonb), '{}')
        """,
        Map.of("system", system, "object", object, "id", id, "fields", fields));
  }

  public void deleteKept(String record) {
    run("update kept_record set deleted = true where record = :record", Map.of("record", record));
  }

  public void prospect(int id, Object... fields) {
    mirror("marketing/prospect/" + id, fields);
  }

  /** A person of either system: {@code crm/Contact/003...}. */
  public void mirror(String record, Object... fields) {
    run(
        """
        insert into mirror (record, stamp, modified_at, fields, field_times, written, changed_by,
          deleted, match_keys, standing)
        values (:record, timestamptz '2026-01-02T00:00:00Z', timestamptz '2026-01-02T00:00:00Z',
          cast(:fields as jsonb), '{}', '{}', 'user', false, '[]', 'linked')
        """,
        Map.of("record", record, "fields", fields(fields)));
  }

  public void deletePerson(String record) {
    run("update mirror set deleted = true where record = :record", Map.of("record", record));
  }

  public void link(int prospect, String crm) {
    link(prospect, crm, true);
  }

  public void formerLink(int prospect, String crm) {
    link(prospect, crm, false);
  }

  private void link(int prospect, String crm, boolean open) {
    run(
        """
        insert into link (mapping, marketing, crm, base, holds, open, reason, opened_at)
        values ('test', 'marketing/prospect/' || :prospect, :crm, '{}', '{}', :open, 'test',
          timestamptz '2026-01-03T00:00:00Z')
        """,
        Map.of("prospect", Integer.toString(prospect), "crm", crm, "open", open));
  }

  public void run(String sql, Map<String, ?> parameters) {
    QuarkusTransaction.requiringNew().run(() -> rows.run(sql, parameters));
  }

  /** The rows' columns with a bar between, in order; null is empty. */
  public List<String> lines(String columns, String view) {
    String each = columns.replaceAll("([a-z_]+)", "coalesce(cast($1 as text), '')");
    return texts("select concat_ws('|', %s) from analytics.%s order by 1".formatted(each, view));
  }

  /** The sum of the amounts for each value of a column. */
  public List<String> sums(String column, String view) {
    return texts(
        "select %s || '|' || trim_scale(sum(amount)) from analytics.%s group by %s order by 1"
            .formatted(column, view, column));
  }

  private List<String> texts(String sql) {
    return QuarkusTransaction.requiringNew().call(() -> rows.column(String.class, sql, Map.of()));
  }
}
