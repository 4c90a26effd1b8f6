package org.syncline.mirror;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.syncline.database.Rows;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** The mirror's table. */
@ApplicationScoped
public class MirrorRepository implements PanacheRepositoryBase<MirrorEntity, String> {
  private static final List<String> COLUMNS =
      List.of(
          "record",
          "stamp",
          "modified_at",
          "fields",
          "field_times",
          "written",
          "changed_by",
          "deleted",
          "match_keys",
          "standing",
          "refused");

  private static final String UPSERT =
      """
      insert into mirror (record, stamp, modified_at, fields, field_times, written, changed_by,
        deleted, match_keys, standing, refused)
      select record, stamp, modified_at, fields, field_times, written, changed_by, deleted,
        match_keys, standing, refused
      from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text, stamp timestamptz,
        modified_at timestamptz, fields jsonb, field_times jsonb, written jsonb, changed_by text,
        deleted boolean, match_keys jsonb, standing text, refused text)
      on conflict (record) do update set stamp = excluded.stamp,
        modified_at = excluded.modified_at, fields = excluded.fields,
        field_times = excluded.field_times, written = excluded.written,
        changed_by = excluded.changed_by, deleted = excluded.deleted,
        match_keys = excluded.match_keys, standing = excluded.standing, refused = excluded.refused
      """;

  private static final String ALTER =
      """
      update mirror m set stamp = r.stamp, modified_at = r.modified_at,
        fields = m.fields || r.fields, field_times = r.field_times, written = r.written,
        changed_by = r.changed_by, deleted = r.deleted, standing = r.standing,
        refused = r.refused
      from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text, stamp timestamptz,
        modified_at timestamptz, fields jsonb, field_times jsonb, written jsonb, changed_by text,
        deleted boolean, standing text, refused text)
      where m.record = r.record
      """;

  private final Rows rows;

  MirrorRepository(Rows rows) {
    this.rows = rows;
  }

  public Map<RecordRef, Mirrored> load(Collection<RecordRef> refs) {
    if (refs.isEmpty()) {
      return new HashMap<>();
    }
    Map<RecordRef, Mirrored> found = new HashMap<>();
    rows.read(
            Mirrored.class,
            "select * from mirror where record = any(array"
                + " (select jsonb_array_elements_text(cast(:refs as jsonb))))",
            Map.of("refs", refs))
        .forEach(mirrored -> found.put(mirrored.ref(), mirrored));
    return found;
  }

  /** Records with this id, or with this text in any of their values; reads the whole table. */
  public List<Mirrored> find(String text, int most) {
    String quoted = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return rows.read(
        Mirrored.class,
        "select * from mirror where record like :id or exists (select 1 from"
            + " jsonb_each_text(fields) f where f.value ilike :part) order by record limit :most",
        Map.of("id", "%/" + quoted, "part", "%" + quoted + "%", "most", most));
  }

  public void save(Collection<Mirrored> mirrored) {
    rows.write(UPSERT, mirrored);
  }

  /** Adds records that are not in it, with the keys under which they are found. */
  public void add(Collection<Mirrored> fresh) {
    rows.add("mirror", Mirrored.class, COLUMNS, fresh);
    List<Keyed> keys =
        fresh.stream()
            .flatMap(one -> one.matchKeys().stream().map(key -> new Keyed(key, one.ref())))
            .toList();
    rows.add("match_key", Keyed.class, List.of("key", "record"), keys);
  }

  /** A read has shown nothing but what was known: stamp and marks of our writes may change. */
  public void confirm(Collection<Mirrored> mirrored) {
    rows.write(
        """
        update mirror m set stamp = r.stamp, written = r.written
        from jsonb_to_recordset(cast(:rows as jsonb))
          as r(record text, stamp timestamptz, written jsonb)
        where m.record = r.record
        """,
        mirrored.stream().map(m -> new Seen(m.ref(), m.stamp(), m.written())).toList());
  }

  /** A read has shown the same values in another form. */
  public void reword(Collection<Mirrored> mirrored) {
    rows.write(
        """
        update mirror m set stamp = r.stamp, written = r.written, fields = m.fields || r.fields
        from jsonb_to_recordset(cast(:rows as jsonb))
          as r(record text, stamp timestamptz, written jsonb, fields jsonb)
        where m.record = r.record
        """,
        mirrored);
  }

  /** Stores of each record no more than what has changed. */
  public void store(Collection<Alteration> alterations) {
    List<Mirrored> whole = new ArrayList<>();
    List<Mirrored> standing = new ArrayList<>();
    List<Alteration.Part> parts = new ArrayList<>();
    for (Alteration alteration : alterations) {
      if (alteration.ofStandingOnly()) {
        standing.add(alteration.after());
      } else {
        alteration.part().ifPresentOrElse(parts::add, () -> whole.add(alteration.after()));
      }
    }
    save(whole);
    stand(standing);
    rows.write(ALTER, parts);
  }

  private void stand(Collection<Mirrored> mirrored) {
    rows.write(
        """
        update mirror m set standing = r.standing
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text, standing text)
        where m.record = r.record
        """,
        mirrored.stream().map(m -> new Stands(m.ref(), m.standing())).toList());
  }

  private record Stands(RecordRef record, Standing standing) {}

  /** What tells whether a record has moved since it was last seen. */
  public record Seen(RecordRef record, Instant stamp, Map<String, Written> written) {
    /** The latest state that we know of: what was read, or what our own write made of it. */
    public Instant latest() {
      return Written.latest(stamp, written.values());
    }
  }

  public Map<RecordRef, Seen> seen(Collection<RecordRef> refs) {
    return rows
        .read(
            Seen.class,
            "select record, stamp, written from mirror where record = any(array"
                + " (select jsonb_array_elements_text(cast(:refs as jsonb))))",
            Map.of("refs", refs))
        .stream()
        .collect(Collectors.toMap(Seen::record, Function.identity()));
  }

  /** A record and one of the keys under which it is found. */
  public record Keyed(String key, RecordRef record) {}

  /**
   * Records without partner that share one of the keys.
   *
   * @param refusedToo also those of which a create was refused as they are
   */
  public List<Keyed> waiting(Collection<String> keys, boolean refusedToo) {
    return keys.isEmpty()
        ? List.of()
        : rows.read(
            Keyed.class,
            """
            select k.key, k.record from match_key k join mirror m on m.record = k.record
            where k.key = any(array (select jsonb_array_elements_text(cast(:keys as jsonb))))
              and m.standing in ('unmatched', 'review') and not m.deleted
              and (:refused or m.refused is null)
            order by k.key, k.record
            """,
            Map.of("keys", keys, "refused", refusedToo));
  }

  /** Records that were never linked, and share one of the keys. */
  public List<Keyed> unlinked(Collection<String> keys) {
    return keys.isEmpty()
        ? List.of()
        : rows.read(
            Keyed.class,
            """
            select k.key, k.record from match_key k join mirror m on m.record = k.record
            where k.key = any(array (select jsonb_array_elements_text(cast(:keys as jsonb))))
              and m.standing in ('new', 'unmatched', 'review') and not m.deleted
            """,
            Map.of("keys", keys));
  }

  /** The keys under which these records are found. */
  public List<String> keys(Collection<RecordRef> refs) {
    return refs.isEmpty()
        ? List.of()
        : rows.column(
            String.class,
            "select key from match_key where record = any(array"
                + " (select jsonb_array_elements_text(cast(:refs as jsonb))))",
            Map.of("refs", refs));
  }

  /** All records that share one of the keys. */
  public List<Keyed> sharing(Set<String> keys) {
    return keys.isEmpty()
        ? List.of()
        : rows.read(
            Keyed.class,
            "select key, record from match_key where key = any(array"
                + " (select jsonb_array_elements_text(cast(:keys as jsonb))))",
            Map.of("keys", keys));
  }

  /** Replaces the keys of these records by those they carry. */
  public void saveKeys(Collection<Mirrored> mirrored) {
    rows.write(
        "delete from match_key where record in (select record from"
            + " jsonb_to_recordset(cast(:rows as jsonb)) as r(record text))",
        mirrored);
    addKeys(mirrored);
  }

  private void addKeys(Collection<Mirrored> mirrored) {
    rows.write(
        """
        insert into match_key (key, record)
        select k, record from jsonb_to_recordset(cast(:rows as jsonb))
          as r(record text, match_keys jsonb), jsonb_array_elements_text(match_keys) k
        on conflict do nothing
        """,
        mirrored);
  }

  /** How many records of an object a system has. */
  public record OfObject(SystemName system, String object, long records) {}

  /** Those that are known and not deleted, of all objects; reads the whole table. */
  public List<OfObject> counts() {
    return rows.read(
        OfObject.class,
        """
        select split_part(record, '/', 1) as system, split_part(record, '/', 2) as object,
          count(*) as records
        from mirror where not deleted group by 1, 2 order by 1, 2
        """,
        Map.of());
  }

  /** How many records of an object are known and not deleted. */
  public long count(SystemName system, String object) {
    return rows.column(
            Long.class,
            "select count(*) from mirror where not deleted and starts_with(record, :prefix)",
            Map.of("prefix", system + "/" + object + "/"))
        .get(0);
  }
}
