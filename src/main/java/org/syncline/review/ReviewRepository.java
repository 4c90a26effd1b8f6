package org.syncline.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.database.Rows;
import org.syncline.record.RecordRef;

/** The reviews' table. There is one open row for a record, field and kind. */
@ApplicationScoped
public class ReviewRepository implements PanacheRepositoryBase<ReviewEntity, Long> {
  private final Rows rows;

  ReviewRepository(Rows rows) {
    this.rows = rows;
  }

  /** Opens them, or renews those that are open already. */
  public void hold(Collection<Review> reviews) {
    rows.write(
        """
        insert into review (record, partner, kind, field, crm_field, marketing, crm, candidates,
          rule, reason, rule_set, state, opened_at)
        select record, partner, kind, field, crm_field, marketing, crm, candidates, rule, reason,
          rule_set, state, opened_at
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text, partner text, kind text,
          field text, crm_field text, marketing jsonb, crm jsonb, candidates jsonb, rule text,
          reason text, rule_set text, state text, opened_at timestamptz) order by record, field
        on conflict (record, field, kind) where state = 'open' do update set
          partner = excluded.partner, marketing = excluded.marketing, crm = excluded.crm,
          candidates = excluded.candidates, rule = excluded.rule, reason = excluded.reason,
          rule_set = excluded.rule_set
        """,
        reviews);
  }

  /** What need no longer be decided. */
  public record Settled(RecordRef record, String kind, String field) {}

  public void settle(Collection<Settled> settled, Instant now) {
    if (!settled.isEmpty()) {
      rows.run(
          """
          update review v set state = 'overtaken', closed_at = :now
          from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text, kind text, field text)
          where v.state = 'open' and v.record = r.record and v.kind = r.kind and v.field = r.field
          """,
          Map.of("rows", settled, "now", now));
    }
  }

  public List<Review> open(long after, int most) {
    return rows.read(
        Review.class,
        "select * from review where state = 'open' and id > :after order by id limit :most",
        Map.of("after", after, "most", most));
  }

  /** Two records of which a person has said that they are not the same. */
  public record Refused(RecordRef prospect, RecordRef crm) {}

  /** What was refused of what was proposed for these prospects. */
  public List<Refused> refused(Collection<RecordRef> prospects) {
    return prospects.isEmpty()
        ? List.of()
        : rows.read(
            Refused.class,
            """
            select record as prospect, jsonb_array_elements_text(candidates) as crm from review
            where kind = 'proposal' and state = 'taken' and taken = to_jsonb(cast(:none as text))
              and record = any(array (select jsonb_array_elements_text(cast(:refs as jsonb))))
            """,
            Map.of("none", Review.NONE, "refs", prospects));
  }

  public Optional<Review> byId(long id) {
    return rows.read(Review.class, "select * from review where id = :id", Map.of("id", id)).stream()
        .findFirst();
  }

  public void taken(long id, Object what, Instant now) {
    rows.run(
        "update review set state = 'taken', taken = cast(:what as jsonb), closed_at = :now"
            + " where id = :id",
        Map.of("id", id, "what", Rows.json(what), "now", now));
  }

  public long countOpen() {
    return count("state", "open");
  }
}
