package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.syncline.database.Rows;
import org.syncline.remote.FallbackAddress;

/**
 * Keeps the sandbox's records and real ones apart. A sandbox inside the server lives in memory and
 * begins anew with it, so what was known of the last one is forgotten; a database that knows a real
 * org is never touched by that.
 */
@ApplicationScoped
class SandboxData {
  private static final Logger LOG = Logger.getLogger(SandboxData.class);

  private final Rows rows;
  private final boolean onSandbox;
  private final boolean onRealSystems;

  SandboxData(
      Rows rows,
      FallbackAddress sandbox,
      @ConfigProperty(name = "syncline.salesforce.url") Optional<String> salesforce,
      @ConfigProperty(name = "syncline.pardot.url") Optional<String> pardot) {
    this.rows = rows;
    this.onRealSystems = salesforce.isPresent() || pardot.isPresent();
    this.onSandbox = !onRealSystems && sandbox.address().isPresent();
  }

  /** Whether this server works on real systems. */
  boolean real() {
    return onRealSystems;
  }

  record Known(boolean sandbox, boolean used) {}

  /**
   * Forgets the last sandbox, where this server runs on one.
   *
   * @throws ConfigurationException if the database belongs to the other kind of systems
   */
  void check() {
    QuarkusTransaction.requiringNew().run(this::checkInTransaction);
  }

  private void checkInTransaction() {
    Known known =
        rows.read(
                Known.class,
                "select sandbox, exists (select 1 from mirror) as used from connector where id = 1",
                Map.of())
            .get(0);
    if (onRealSystems && known.sandbox() && known.used()) {
      throw new ConfigurationException(
          "this database holds the sandbox's records: give the real systems another one"
              + " (quarkus.datasource.jdbc.url or syncline.database.folder)");
    }
    if (onSandbox && known.used() && !known.sandbox()) {
      throw new ConfigurationException(
          "this database holds records of real systems: give the sandbox another one"
              + " (quarkus.datasource.jdbc.url or syncline.database.folder), or set"
              + " syncline.salesforce.url and syncline.pardot.url");
    }
    if (onSandbox && known.used()) {
      LOG.info("The sandbox begins anew: what is known of the last one is forgotten");
      rows.run(
          "truncate intake, intake_seen, intake_key, revisit, reread, watermark, mirror, match_key,"
              + " link, succession, outbox, create_claim, sync_error, review, history, brake_ledger",
          Map.of());
    }
    rows.run("update connector set sandbox = :sandbox where id = 1", Map.of("sandbox", onSandbox));
    if (onSandbox) {
      rows.run(
          "update connector set gate = null, matching = false, wave_at = null, waves = 0, in_step = false,"
              + " reason = case when braked then null else reason end,"
              + " paused = paused and not braked, braked = false where id = 1",
          Map.of());
    }
  }
}
