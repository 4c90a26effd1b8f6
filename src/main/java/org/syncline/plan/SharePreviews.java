package org.syncline.plan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Share;
import org.syncline.record.RecordRef;

/** Counts what a criterion of selective sync would do, before it is switched on. */
@ApplicationScoped
public class SharePreviews {
  private static final String MATCHES =
      """
      (btrim(coalesce(m.fields ->> :field, '')) = any(array
        (select jsonb_array_elements_text(cast(:values as jsonb)))))
      """;

  private static final String KNOWN = " m.fields -> :field is not null ";

  private final Rows rows;

  SharePreviews(Rows rows) {
    this.rows = rows;
  }

  public SharePreview of(Mapping mapping, Share share) {
    return QuarkusTransaction.requiringNew().call(() -> look(mapping, share));
  }

  private SharePreview look(Mapping mapping, Share share) {
    Map<String, Object> criterion =
        Map.of("field", share.field(), "values", share.values(), "mapping", mapping.name());
    Records records = records(mapping, share);
    return new SharePreview(
        records.records(),
        records.matching(),
        records.records() - records.known(),
        count(LEAVING, criterion),
        count(RETURNING, criterion),
        rows
            .column(String.class, "select m.record " + LEAVING + " order by 1 limit 5", criterion)
            .stream()
            .map(RecordRef::parse)
            .toList());
  }

  private record Records(long records, long known, long matching) {}

  private Records records(Mapping mapping, Share share) {
    return rows.read(
            Records.class,
            "select count(*) as records, count(*) filter (where "
                + KNOWN
                + ") as known, count(*) filter (where "
                + KNOWN
                + " and "
                + MATCHES
                + ") as matching from mirror m where m.record like :object and not m.deleted",
            Map.of(
                "field",
                share.field(),
                "values",
                share.values(),
                "object",
                "crm/" + mapping.crm() + "/%"))
        .get(0);
  }

  private static final String LEAVING =
      " from link l join mirror m on m.record = l.crm where l.open and l.mapping = :mapping"
          + " and not m.deleted and "
          + KNOWN
          + " and not "
          + MATCHES;

  private static final String RETURNING =
      " from link l join mirror m on m.record = l.crm where l.ended = 'not-shared'"
          + " and l.mapping = :mapping and not m.deleted and "
          + KNOWN
          + " and "
          + MATCHES
          + " and not exists (select 1 from link o where o.open"
          + " and (o.crm = l.crm or o.marketing = l.marketing))";

  private long count(String from, Map<String, Object> criterion) {
    return rows.column(Long.class, "select count(*) " + from, criterion).get(0);
  }
}
