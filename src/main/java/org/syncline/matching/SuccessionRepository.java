package org.syncline.matching;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.record.RecordRef;

/** The table of CRM records that have gone on as others, by their ids. */
@ApplicationScoped
public class SuccessionRepository {
  private final Rows rows;

  SuccessionRepository(Rows rows) {
    this.rows = rows;
  }

  private record Row(String id, RecordRef record, RecordRef heir, String heirId, Instant knownAt) {}

  /** What is known of the heirs and predecessors of these ids, however many steps away. */
  public List<Succession> around(Collection<String> crmIds) {
    return crmIds.isEmpty()
        ? List.of()
        : rows.read(
            Succession.class,
            """
            with recursive near as (
              select id, record, heir, heir_id from succession where id = any(array
                (select jsonb_array_elements_text(cast(:ids as jsonb))))
              union
              select id, record, heir, heir_id from succession where heir_id = any(array
                (select jsonb_array_elements_text(cast(:ids as jsonb))))
              union
              select s.id, s.record, s.heir, s.heir_id from near n join succession s
                on s.id in (n.id, n.heir_id) or s.heir_id in (n.id, n.heir_id))
            select record, heir from near
            """,
            Map.of("ids", crmIds));
  }

  /** One that is known keeps the time at which it became so. */
  public void add(Collection<Succession> successions, Instant now) {
    rows.write(
        """
        insert into succession (id, record, heir, heir_id, known_at)
        select id, record, heir, heir_id, known_at from jsonb_to_recordset(cast(:rows as jsonb))
          as r(id text, record text, heir text, heir_id text, known_at timestamptz)
        on conflict (id) do update set heir = excluded.heir, heir_id = excluded.heir_id
        """,
        successions.stream()
            .map(s -> new Row(s.record().id(), s.record(), s.heir(), s.heir().id(), now))
            .toList());
  }

  /** These records are themselves again. */
  public void remove(Collection<RecordRef> records) {
    rows.write(
        "delete from succession where record = any(array"
            + " (select jsonb_array_elements_text(cast(:rows as jsonb))))",
        records);
  }

  /** A record with a link that waits for its heir to be read. */
  public record Awaited(RecordRef record, RecordRef heir, Instant since) {}

  /** Those that have waited since before then. */
  public List<Awaited> awaited(Instant before) {
    return rows.read(
        Awaited.class,
        """
        select s.record, s.heir, s.known_at as since from succession s
        where s.known_at < :before and exists (select 1 from link l where l.crm = s.record and l.open)
          and not exists (select 1 from mirror m where m.record = s.heir)
        order by s.known_at limit 1000
        """,
        Map.of("before", before));
  }
}
