package org.syncline.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.syncline.database.Rows;

/** The senders' own message keys. */
@ApplicationScoped
public class IntakeKeys {
  private final Rows rows;

  IntakeKeys(Rows rows) {
    this.rows = rows;
  }

  /** Drops the keys of messages that came before; answers how many. Needs a transaction. */
  public int forget(Instant before) {
    return rows.run("delete from intake_key where received_at < :before", Map.of("before", before));
  }
}
