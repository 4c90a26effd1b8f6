package org.syncline.errors;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.database.Rows;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** The sync errors' table. There is one open row for a record, field and kind. */
@ApplicationScoped
public class SyncErrorRepository implements PanacheRepositoryBase<SyncErrorEntity, Long> {
  private final Rows rows;

  SyncErrorRepository(Rows rows) {
    this.rows = rows;
  }

  /** Opens them, or counts up those that are open already. */
  public void report(Collection<SyncError> errors) {
    Map<String, SyncError> distinct = new HashMap<>();
    errors.forEach(e -> distinct.put(e.record().key() + "\n" + e.field() + "\n" + e.kind(), e));
    rows.write(
        """
        insert into sync_error (record, partner, field, kind, code, message, value, rule_set, state,
          first_at, last_at)
        select record, partner, field, kind, code, message, value, rule_set, state, first_at,
          last_at
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text, partner text, field text,
          kind text, code text, message text, value jsonb, rule_set text, state text,
          first_at timestamptz, last_at timestamptz) order by record, field
        on conflict (record, field, kind) where state = 'open' do update set
          code = excluded.code, message = excluded.message, value = excluded.value,
          rule_set = excluded.rule_set, last_at = excluded.last_at,
          occurrences = sync_error.occurrences + 1
        """,
        distinct.values());
  }

  /** Something that went through after all; an empty field stands for the record as a whole. */
  public record Settled(RecordRef record, String field) {}

  public void resolve(Collection<Settled> settled) {
    rows.write(
        """
        update sync_error e set state = 'resolved'
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text, field text)
        where e.state = 'open' and e.record = r.record and e.field = r.field
        """,
        settled);
  }

  /** These records were handled without failing, and nobody misses an owner. */
  public void recovered(Collection<RecordRef> records) {
    recovered(records, Set.of());
  }

  /**
   * These records were handled without failing.
   *
   * @param unassigned those of them for which no owner was found
   */
  public void recovered(Collection<RecordRef> records, Collection<RecordRef> unassigned) {
    if (!records.isEmpty()) {
      rows.run(
          """
          update sync_error set state = 'resolved' where state = 'open'
            and record = any(array (select jsonb_array_elements_text(cast(:records as jsonb))))
            and (kind = 'failed' or kind = 'unassigned' and not record = any(array
              (select jsonb_array_elements_text(cast(:unassigned as jsonb)))))
          """,
          Map.of("records", records, "unassigned", unassigned));
    }
  }

  /** What these records waited for has come. */
  public void arrived(Collection<RecordRef> records) {
    rows.write(
        "update sync_error set state = 'resolved' where state = 'open' and kind = 'waiting'"
            + " and record = any(array (select jsonb_array_elements_text(cast(:rows as jsonb))))",
        records);
  }

  /** Records with an open error of a kind, the one that was told longest ago first. */
  public List<RecordRef> openOf(String kind, int most) {
    return rows
        .column(
            String.class,
            "select record from sync_error where state = 'open' and kind = :kind"
                + " group by record order by min(last_at), record limit :most",
            Map.of("kind", kind, "most", most))
        .stream()
        .map(RecordRef::parse)
        .toList();
  }

  /** A value that was refused and that nobody has asked to try again. */
  public record Refused(RecordRef record, String field, FieldValue value) {}

  public Set<Refused> refused(Collection<RecordRef> records) {
    return Set.copyOf(
        rows.read(
            Refused.class,
            "select distinct record, field, value from sync_error where kind = 'rejected'"
                + " and state in ('open', 'dismissed') and record = any(array"
                + " (select jsonb_array_elements_text(cast(:records as jsonb))))",
            Map.of("records", records)));
  }

  /** Which of these records could not be handled, or have a value that could not be read. */
  public Set<RecordRef> broken(Collection<RecordRef> records) {
    return rows
        .column(
            String.class,
            "select record from sync_error where state = 'open' and kind in ('failed', 'unreadable')"
                + " and record = any(array (select jsonb_array_elements_text(cast(:records as jsonb))))",
            Map.of("records", records))
        .stream()
        .map(RecordRef::parse)
        .collect(Collectors.toSet());
  }

  /** Values of these records that could not be read can be now. */
  public void resolveUnreadable(Collection<RecordRef> records) {
    rows.write(
        """
        update sync_error set state = 'resolved' where state = 'open' and kind = 'unreadable'
          and record = any(array (select jsonb_array_elements_text(cast(:rows as jsonb))))
        """,
        records);
  }

  public Optional<SyncError> byId(long id) {
    return rows
        .read(SyncError.class, "select * from sync_error where id = :id", Map.of("id", id))
        .stream()
        .findFirst();
  }

  /** Open ones after the given id, of one kind or (null) of any. */
  public List<SyncError> open(String kind, long after, int most) {
    String ofKind = kind == null ? "" : " and kind = :kind";
    Map<String, Object> parameters = new HashMap<>(Map.of("after", after, "most", most));
    if (kind != null) {
      parameters.put("kind", kind);
    }
    return rows.read(
        SyncError.class,
        "select * from sync_error where state = 'open' and id > :after"
            + ofKind
            + " order by id limit :most",
        parameters);
  }

  /** The open ones that were met first last, the newest first. */
  public List<SyncError> newest(int most) {
    return rows.read(
        SyncError.class,
        "select * from sync_error where state = 'open' order by id desc limit :most",
        Map.of("most", most));
  }

  /** How many of a kind are open. */
  public record OfKind(String kind, long open) {}

  public List<OfKind> countByKind() {
    return rows.read(
        OfKind.class,
        "select kind, count(*) as open from sync_error where state = 'open' group by kind"
            + " order by kind",
        Map.of());
  }

  public boolean close(long id, String state) {
    return rows.run(
            "update sync_error set state = :state where id = :id and state = 'open'",
            Map.of("id", id, "state", state))
        > 0;
  }

  public long countOpen() {
    return count("state", "open");
  }
}
