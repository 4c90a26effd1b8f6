package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;
import org.syncline.database.Rows;

/**
 * Tells when the first sync is over: every record was once compared with the others, and what came
 * of it is done. Until then no brake holds, so that it is not stopped half way.
 */
@ApplicationScoped
class FirstSync {
  private static final Logger LOG = Logger.getLogger(FirstSync.class);

  /** A create is sent, read again, decided and brings a further write: each takes one wave. */
  private static final int WAVES = 4;

  /** What is refused again and again does not hold the brakes off for ever. */
  private static final int TRIES = 5;

  private final Rows rows;
  private final Clock clock;

  FirstSync(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Goes on as things are. Quiet is not asked for: some systems never are. */
  void step() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              Instant now = clock.instant();
              begin(now);
              if (passWave(now) > 0 && over() > 0) {
                LOG.info("The first sync is in step: the brakes hold from now on");
              }
            });
  }

  /**
   * The order makes the database ask the index: those still to be compared are its only entries.
   */
  private void begin(Instant now) {
    rows.run(
        """
        update connector set wave_at = :now where matching and wave_at is null
          and not in_step and (select record from mirror
            where standing = 'new' and not deleted order by record limit 1) is null
        """,
        Map.of("now", now));
  }

  /** A wave has passed when nothing waits any more of what did when it began. */
  private int passWave(Instant now) {
    return rows.run(
        """
        update connector set waves = waves + 1, wave_at = :now
        where wave_at is not null and not in_step
          and not exists (select 1 from outbox where created_at <= wave_at and attempts < :tries)
          and not exists (select 1 from intake where received_at <= wave_at)
          and not exists (select 1 from reread where requested_at <= wave_at)
          and not exists (select 1 from revisit where not_before <= wave_at)
        """,
        Map.of("now", now, "tries", TRIES));
  }

  private int over() {
    return rows.run(
        "update connector set in_step = true where waves >= :waves", Map.of("waves", WAVES));
  }
}
