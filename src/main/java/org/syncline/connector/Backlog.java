package org.syncline.connector;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.syncline.database.Rows;

/**
 * How much waits where. Counting a million takes seconds, and two processors: what took long to
 * count is told again for a while.
 */
@ApplicationScoped
public class Backlog {
  /** Counting takes no more than this part of the time. */
  private static final int PART = 20;

  private static final long LONG_NANOS = 500_000_000;

  private final Rows rows;
  private Counts last;
  private long lastHoldsUntil;

  Backlog(Rows rows) {
    this.rows = rows;
  }

  /**
   * What waits at each step.
   *
   * @param intake changes not yet decided
   * @param toMatch records that were never compared with the other system's
   * @param unknown writes whose answer was lost
   * @param links open links
   */
  public record Counts(
      long intake,
      long revisits,
      long rereads,
      long toMatch,
      long waitingForMarketing,
      long waitingForCrm,
      long sending,
      long unknown,
      long links,
      long errors,
      long reviews,
      boolean matching) {
    /** Whether nothing is left to do with what was read. */
    public boolean quiet() {
      return intake
              + revisits
              + rereads
              + toMatch
              + waitingForMarketing
              + waitingForCrm
              + sending
              + unknown
          == 0;
    }
  }

  /** As they are, or as they were a moment ago; needs a transaction. */
  public synchronized Counts counts() {
    long began = System.nanoTime();
    if (last == null || began - lastHoldsUntil >= 0) {
      last = counted();
      long took = System.nanoTime() - began;
      lastHoldsUntil = began + (took < LONG_NANOS ? 0 : took * PART);
    }
    return last;
  }

  private Counts counted() {
    rows.run("set local max_parallel_workers_per_gather = 0", Map.of());
    return rows.read(
            Counts.class,
            """
            select (select count(*) from intake) as intake,
              (select count(*) from revisit) as revisits,
              (select count(*) from reread) as rereads,
              (select count(*) from mirror where standing = 'new' and not deleted) as to_match,
              written.*,
              (select count(*) from link where open) as links,
              (select count(*) from sync_error where state = 'open') as errors,
              (select count(*) from review where state = 'open') as reviews,
              (select matching from connector where id = 1) as matching
            from (select
              count(*) filter (where state = 'waiting' and system = 'marketing')
                as waiting_for_marketing,
              count(*) filter (where state = 'waiting' and system = 'crm') as waiting_for_crm,
              count(*) filter (where state = 'sending') as sending,
              count(*) filter (where state = 'unknown') as unknown
              from outbox) written
            """,
            Map.of())
        .get(0);
  }
}
