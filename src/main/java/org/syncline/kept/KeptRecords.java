package org.syncline.kept;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.database.Rows;
import org.syncline.intake.Change;
import org.syncline.mapping.KeptObject;
import org.syncline.record.RecordRef;

/** The table of kept records. All calls need a transaction. */
@ApplicationScoped
public class KeptRecords implements PanacheRepositoryBase<KeptEntity, String> {
  /** That a record which {@code parents} name is neither kept nor mirrored. */
  private static final String LACKING =
      """
      exists (select 1 from unnest(%s.parents) p(record)
        where not exists (select 1 from kept_record k where k.record = p.record)
          and not exists (select 1 from mirror m where m.record = p.record))
      """;

  private final Rows rows;

  KeptRecords(Rows rows) {
    this.rows = rows;
  }

  /** Takes in what was read, but nothing older than is known; answers which records are news. */
  public Set<RecordRef> store(KeptObject object, Collection<Change> changes, Instant now) {
    Map<RecordRef, Kept> latest = new HashMap<>();
    changes.forEach(
        change -> latest.merge(change.record(), kept(object, change), KeptRecords::later));
    if (latest.isEmpty()) {
      return Set.of();
    }
    return refs(
        """
        insert into kept_record (record, system, object, id, modified_at, deleted, fields, parents,
          waits_since)
        select record, split_part(record, '/', 1), split_part(record, '/', 2),
          split_part(record, '/', 3), modified_at, deleted, fields, parents,
          case when not deleted and
        """
            + LACKING.formatted("r")
            + """
          then cast(:now as timestamptz) end
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text, modified_at timestamptz,
          deleted boolean, fields jsonb, parents text[]) order by record
        on conflict (record) do update set modified_at = excluded.modified_at,
          deleted = excluded.deleted, fields = kept_record.fields || excluded.fields,
          parents = case when excluded.fields = '{}' then kept_record.parents
            else excluded.parents end,
          waits_since = case when excluded.waits_since is null then null
            else coalesce(kept_record.waits_since, excluded.waits_since) end
        where kept_record.modified_at <= excluded.modified_at
          and (kept_record.modified_at <> excluded.modified_at
            or kept_record.deleted <> excluded.deleted
            or kept_record.parents <> excluded.parents and excluded.fields <> '{}'
            or not kept_record.fields @> excluded.fields)
        returning record
        """,
        Map.of("rows", latest.values(), "now", now));
  }

  private static Kept kept(KeptObject object, Change change) {
    return new Kept(
        change.record(),
        change.modifiedAt(),
        change.deleted(),
        change.fields(),
        Parents.of(object, change.fields()),
        null);
  }

  private static Kept later(Kept one, Kept other) {
    return other.modifiedAt().isBefore(one.modifiedAt()) ? one : other;
  }

  /** Some of those that wait for nobody any more, because what they name has come. */
  public Set<RecordRef> arrived(int most) {
    return refs(
        "update kept_record set waits_since = null where record in (select record from kept_record w"
            + " where w.waits_since is not null and (w.deleted or not "
            + LACKING.formatted("w")
            + ") limit :most for update skip locked) returning record",
        Map.of("most", most));
  }

  /** Those of these records that wait for nobody. */
  public Set<RecordRef> complete(Collection<RecordRef> records) {
    return rows
        .column(
            String.class,
            "select record from kept_record where waits_since is null and record = any(array"
                + " (select jsonb_array_elements_text(cast(:records as jsonb))))",
            Map.of("records", records))
        .stream()
        .map(RecordRef::parse)
        .collect(Collectors.toSet());
  }

  /** A record that has waited since before then, and who it waits for. */
  public record Awaiting(RecordRef record, RecordRef parent) {}

  /** The longest waiting first. */
  public List<Awaiting> awaiting(Instant before, int most) {
    return rows.read(
        Awaiting.class,
        """
        select w.record, (select p.record from unnest(w.parents) p(record)
            where not exists (select 1 from kept_record k where k.record = p.record)
              and not exists (select 1 from mirror m where m.record = p.record) limit 1) as parent
        from kept_record w where w.waits_since < :before and
        """
            + LACKING.formatted("w")
            + " order by w.waits_since, w.record limit :most",
        Map.of("before", before, "most", most));
  }

  public Optional<Kept> of(RecordRef record) {
    return load(List.of(record)).stream().findFirst();
  }

  public List<Kept> load(Collection<RecordRef> records) {
    return rows.read(
        Kept.class,
        "select * from kept_record where record = any(array"
            + " (select jsonb_array_elements_text(cast(:records as jsonb)))) order by record",
        Map.of("records", records));
  }

  /** Records that are not deleted and name this one; the latest first. */
  public List<Kept> naming(RecordRef parent, int most) {
    return rows.read(
        Kept.class,
        "select * from kept_record where parents @> array[cast(:parent as text)] and not deleted"
            + " order by modified_at desc, record limit :most",
        Map.of("parent", parent.key(), "most", most));
  }

  /** How many of an object are kept, and how many of these wait for what they name. */
  public record OfObject(String system, String object, long records, long waiting) {}

  public List<OfObject> counts() {
    return rows.read(
        OfObject.class,
        "select system, object, count(*) as records, count(waits_since) as waiting"
            + " from kept_record where not deleted group by system, object order by system, object",
        Map.of());
  }

  private Set<RecordRef> refs(String sql, Map<String, ?> parameters) {
    return rows.change(RowOfRecord.class, sql, parameters).stream()
        .map(RowOfRecord::record)
        .collect(Collectors.toSet());
  }

  private record RowOfRecord(RecordRef record) {}
}
