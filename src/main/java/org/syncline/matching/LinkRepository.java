package org.syncline.matching;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.record.RecordRef;

/** The links' table. */
@ApplicationScoped
public class LinkRepository implements PanacheRepositoryBase<LinkEntity, Long> {
  private final Rows rows;

  LinkRepository(Rows rows) {
    this.rows = rows;
  }

  /** The links of these records, on either side; the open ones, and the last closed one of each. */
  public List<Link> of(Collection<RecordRef> refs) {
    return refs.isEmpty()
        ? List.of()
        : rows.read(
            Link.class,
            """
            select * from link where id in (
              select id from link where marketing in
                (select jsonb_array_elements_text(cast(:refs as jsonb)))
              union
              select id from link where crm in
                (select jsonb_array_elements_text(cast(:refs as jsonb))))
            """,
            Map.of("refs", refs));
  }

  /** The open links that were made last. */
  public List<Link> newest(int most) {
    return rows.read(
        Link.class,
        "select * from link where open order by id desc limit :most",
        Map.of("most", most));
  }

  /** The names of both sides of these records' links, the closed ones too. */
  public List<String> sides(Collection<RecordRef> refs) {
    return refs.isEmpty()
        ? List.of()
        : rows.column(
            String.class,
            """
            select unnest(array[l.marketing, l.crm]) from link l where l.marketing in
              (select jsonb_array_elements_text(cast(:refs as jsonb)))
            union
            select unnest(array[l.marketing, l.crm]) from link l where l.crm in
              (select jsonb_array_elements_text(cast(:refs as jsonb)))
            """,
            Map.of("refs", refs));
  }

  /** Stores new links; their ids are given by the database. */
  public void open(Collection<Link> fresh, Instant now) {
    if (!fresh.isEmpty()) {
      rows.run(
          """
          insert into link (mapping, marketing, crm, base, holds, open, reason, opened_at)
          select mapping, marketing, crm, base, holds, true, reason, :now
          from jsonb_to_recordset(cast(:rows as jsonb)) as r(mapping text, marketing text,
            crm text, base jsonb, holds jsonb, reason text)
          """,
          Map.of("rows", fresh, "now", now));
    }
  }

  public void save(Collection<Link> links, Instant now) {
    if (!links.isEmpty()) {
      rows.run(
          """
          update link l set base = r.base, holds = r.holds, open = r.open, reason = r.reason,
            closed_at = case when r.open then null else coalesce(l.closed_at, :now) end
          from jsonb_to_recordset(cast(:rows as jsonb))
            as r(id bigint, base jsonb, holds jsonb, open boolean, reason text)
          where l.id = r.id
          """,
          Map.of("rows", links, "now", now));
    }
  }
}
