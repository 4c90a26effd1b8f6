package org.syncline.matching;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.database.Patch;
import org.syncline.database.Rows;
import org.syncline.decision.Agreed;
import org.syncline.record.RecordRef;

/** The links' table. */
@ApplicationScoped
public class LinkRepository implements PanacheRepositoryBase<LinkEntity, Long> {
  private static final List<String> COLUMNS =
      List.of(
          "mapping",
          "marketing",
          "crm",
          "base",
          "holds",
          "open",
          "reason",
          "ended",
          "due",
          "opened_at",
          "closed_at");

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
            select * from link where id = any(array(
              select id from link where marketing = any(array
                (select jsonb_array_elements_text(cast(:refs as jsonb))))
              union
              select id from link where crm = any(array
                (select jsonb_array_elements_text(cast(:refs as jsonb))))))
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
            select unnest(array[l.marketing, l.crm]) from link l where l.marketing = any(array
              (select jsonb_array_elements_text(cast(:refs as jsonb))))
            union
            select unnest(array[l.marketing, l.crm]) from link l where l.crm = any(array
              (select jsonb_array_elements_text(cast(:refs as jsonb))))
            """,
            Map.of("refs", refs));
  }

  /** Stores new links; their ids are given by the database. */
  public void open(Collection<Link> fresh, Instant now) {
    rows.add(
        "link", Opened.class, COLUMNS, fresh.stream().map(link -> Opened.of(link, now)).toList());
  }

  private record Opened(
      String mapping,
      RecordRef marketing,
      RecordRef crm,
      @JsonSerialize(contentUsing = AgreedJson.Writer.class) Map<String, Agreed> base,
      Map<String, Hold> holds,
      boolean open,
      String reason,
      Ending ended,
      Due due,
      Instant openedAt,
      Instant closedAt) {
    static Opened of(Link link, Instant now) {
      return new Opened(
          link.mapping(),
          link.marketing(),
          link.crm(),
          link.base(),
          link.holds(),
          link.open(),
          link.reason(),
          link.ended(),
          link.due(),
          now,
          link.open() ? null : now);
    }
  }

  /**
   * Stores what has changed.
   *
   * @param before by id, the links as they are stored now, under lock; all of one that is not in
   *     here is stored
   */
  public void save(Collection<Link> links, Map<Long, Link> before, Instant now) {
    if (!links.isEmpty()) {
      rows.run(
          """
          update link l set base = case when r.whole then r.base else l.base || r.base end,
            holds = r.holds, open = r.open, reason = r.reason, ended = r.ended, due = r.due,
            closed_at = case when r.open then null else coalesce(l.closed_at, :now) end
          from jsonb_to_recordset(cast(:rows as jsonb))
            as r(id bigint, whole boolean, base jsonb, holds jsonb, open boolean, reason text,
              ended text, due text)
          where l.id = r.id
          """,
          Map.of(
              "rows",
              links.stream().map(link -> Part.of(before.get(link.id()), link)).toList(),
              "now",
              now));
    }
  }

  /** What is stored of a link: of its base, where that is enough, only what has changed. */
  private record Part(
      long id,
      boolean whole,
      @JsonSerialize(contentUsing = AgreedJson.Writer.class) Map<String, Agreed> base,
      Map<String, Hold> holds,
      boolean open,
      String reason,
      Ending ended,
      Due due) {

    static Part of(Link before, Link after) {
      Optional<Map<String, Agreed>> changed =
          Optional.ofNullable(before).flatMap(known -> Patch.of(known.base(), after.base()));
      return new Part(
          after.id(),
          changed.isEmpty(),
          changed.orElse(after.base()),
          after.holds(),
          after.open(),
          after.reason(),
          after.ended(),
          after.due());
    }
  }
}
