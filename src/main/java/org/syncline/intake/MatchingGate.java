package org.syncline.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;
import org.syncline.database.Rows;

/**
 * Keeps matching shut until both systems were read once to the end and all that was read is in the
 * mirror: before, what seems to be missing may just be waiting. A poll that is added shuts it
 * again.
 */
@ApplicationScoped
public class MatchingGate {
  private static final int MANY = 1000;

  private static final Logger LOG = Logger.getLogger(MatchingGate.class);
  private final Rows rows;
  private final Watermarks watermarks;
  private final Clock clock;

  MatchingGate(Rows rows, Watermarks watermarks, Clock clock) {
    this.rows = rows;
    this.watermarks = watermarks;
    this.clock = clock;
  }

  /** Whether records may be matched; needs a transaction. */
  public boolean open() {
    return rows.column(Boolean.class, "select matching from connector where id = 1", Map.of())
        .get(0);
  }

  /** Whether records may not be matched, and will not be until the transaction ends. */
  public boolean staysShut() {
    return !open()
        && !rows.column(
                Boolean.class, "select matching from connector where id = 1 for share", Map.of())
            .get(0);
  }

  /** Opens or shuts the gate as things are; behind an open one, new records are matched. */
  public void step() {
    if (QuarkusTransaction.requiringNew().call(this::move)) {
      QuarkusTransaction.requiringNew().run(this::revisitNew);
    }
  }

  private boolean move() {
    if (!watermarks.readToEnd()) {
      rows.run(
          "update connector set gate = null, matching = false where matching or gate is not null",
          Map.of());
      return false;
    }
    rows.run(
        "update connector set gate = (select coalesce(max(id), 0) from intake)"
            + " where gate is null",
        Map.of());
    int opened =
        rows.run(
            "update connector set matching = true where not matching"
                + " and not exists (select 1 from intake where id <= gate)",
            Map.of());
    if (opened > 0) {
      LOG.info("Both systems are read to the end: matching begins");
    }
    return open();
  }

  /**
   * New records, and those whose create must be decided again: what was left over when the rest is
   * done. One that a pipeline has in its hands still shows in revisit: it is left alone. Prospects
   * choose their CRM record, so while there are many of those they come first, and the records that
   * nobody chose after them. A few that cannot be decided hold nobody back.
   */
  private void revisitNew() {
    rows.run(
        """
        insert into revisit (record, not_before)
        select record, :now from (
          select record from mirror where standing = 'new' and not deleted
            and (record like 'marketing/%' or (select count(*) < :many from (
              select 1 from mirror m where standing = 'new' and not deleted
                and record like 'marketing/%'
                and not exists (select 1 from sync_error e
                  where e.record = m.record and e.state = 'open')
              limit :many) first))
          union select source from outbox where held and kind = 'create') m
        where not exists (select 1 from revisit where not_before <= :now)
          and not exists (select 1 from revisit r where r.record = m.record)
        order by length(record), record
        """,
        Map.of("now", clock.instant(), "many", MANY));
  }
}
