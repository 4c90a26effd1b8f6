package org.syncline.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;

/** The history's table, partitioned by time: it is only ever added to and read. */
@ApplicationScoped
public class HistoryRepository {
  private static final List<String> COLUMNS =
      List.of(
          "at",
          "event",
          "mapping",
          "marketing",
          "crm",
          "field",
          "crm_field",
          "outcome",
          "value",
          "writes",
          "rule",
          "rule_set",
          "reason",
          "marketing_value",
          "crm_value",
          "base",
          "marketing_time",
          "crm_time",
          "marketing_modified_at",
          "crm_modified_at",
          "marketing_by",
          "crm_by",
          "lost_system",
          "lost_value");

  private final Rows rows;

  HistoryRepository(Rows rows) {
    this.rows = rows;
  }

  public void add(Collection<HistoryRow> happened) {
    rows.add("history", HistoryRow.class, COLUMNS, happened);
  }

  /**
   * Makes the partition of a month, unless it is there or rows of that month are in the default one
   * already. Needs a transaction.
   */
  public void prepare(YearMonth month) {
    String from = month.atDay(1) + "T00:00:00Z";
    String to = month.plusMonths(1).atDay(1) + "T00:00:00Z";
    Map<String, Object> span = Map.of("from", Instant.parse(from), "to", Instant.parse(to));
    String name = "history_" + month.toString().replace('-', '_');
    boolean free =
        rows.column(
                Boolean.class,
                "select to_regclass(:name) is null and not exists"
                    + " (select 1 from history_other where at >= :from and at < :to)",
                with(span, "name", name))
            .get(0);
    if (free) {
      rows.run(
          "create table if not exists %s partition of history for values from ('%s') to ('%s')"
              .formatted(name, from, to),
          Map.of());
    }
  }

  private static Map<String, Object> with(Map<String, Object> all, String name, Object value) {
    Map<String, Object> more = new HashMap<>(all);
    more.put(name, value);
    return more;
  }

  /** Newest first, those behind the cursor. */
  public List<HistoryRow> find(HistoryQuery query, int most) {
    return rows.read(
        HistoryRow.class,
        "select * from history where "
            + String.join(" and ", query.conditions())
            + " order by at desc, id desc limit "
            + most,
        query.parameters());
  }

  /**
   * What was decided last about fields, the newest first; looks no further back than so many rows.
   */
  public List<HistoryRow> newestDecisions(int most, int back) {
    return rows.read(
        HistoryRow.class,
        "select * from (select * from history order by at desc, id desc limit :back) h"
            + " where event = 'field' and outcome <> 'none' order by at desc, id desc limit :most",
        Map.of("most", most, "back", back));
  }

  /** The last thing that was decided about each field of a link. */
  public List<HistoryRow> provenance(String marketing, String crm) {
    return rows.read(
        HistoryRow.class,
        "select distinct on (field) * from history where marketing = :marketing and crm = :crm"
            + " and event = 'field' order by field, at desc, id desc",
        Map.of("marketing", marketing, "crm", crm));
  }
}
