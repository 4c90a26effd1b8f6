package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;
import org.syncline.database.Rows;

/**
 * Tells when the first sync is over: every record was once compared with the others, and what had
 * been decided by then is written. Until then no brake holds, so that it is not stopped half way.
 */
@ApplicationScoped
class FirstSync {
  private static final Logger LOG = Logger.getLogger(FirstSync.class);

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
              matched();
              if (written() > 0) {
                LOG.info("The first sync is in step: the brakes hold from now on");
              }
            });
  }

  private void matched() {
    rows.run(
        """
        update connector set matched_at = :now where matching and matched_at is null
          and not in_step and not exists
            (select 1 from mirror where standing = 'new' and not deleted)
        """,
        Map.of("now", clock.instant()));
  }

  private int written() {
    return rows.run(
        """
        update connector set in_step = true where matched_at is not null and not in_step
          and not exists (select 1 from outbox where created_at <= matched_at)
        """,
        Map.of());
  }
}
