package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;
import org.syncline.database.Rows;

/** A new connection to real systems reads and decides, and sends nothing until it is resumed. */
@ApplicationScoped
class FirstConnection {
  private static final Logger LOG = Logger.getLogger(FirstConnection.class);
  static final String REASON =
      "a new connection sends nothing yet: look at GET /api/v1/connector/plan, then POST"
          + " /api/v1/connector/resume";

  private final Rows rows;
  private final SandboxData systems;
  private final ConnectorConfig config;
  private final Connector connector;
  private final Clock clock;

  FirstConnection(
      Rows rows, SandboxData systems, ConnectorConfig config, Connector connector, Clock clock) {
    this.rows = rows;
    this.systems = systems;
    this.config = config;
    this.connector = connector;
    this.clock = clock;
  }

  void check() {
    if (systems.real() && config.start() == ConnectorConfig.Start.PAUSED) {
      QuarkusTransaction.requiringNew().run(this::pauseNew);
    }
    QuarkusTransaction.requiringNew().run(this::runOthers);
    Connector.State state = connector.state();
    if (state.paused()) {
      LOG.warnf("The connector is paused since %s: %s", state.since(), state.reason());
    }
  }

  /** One that is not new has nothing to show before it goes on after a pause. */
  private void runOthers() {
    rows.run(
        "update connector set resumed_at = :now where resumed_at is null and not paused",
        Map.of("now", clock.instant()));
  }

  /** New: nothing was ever read into this database, and nobody ever resumed. Its plan is seen. */
  private void pauseNew() {
    rows.run(
        """
        update connector set paused = true, reading = true, in_step = true, reason = :reason,
          since = :now
        where not paused and resumed_at is null and not exists (select 1 from mirror)
          and not exists (select 1 from watermark where polled_at is not null)
        """,
        Map.of("reason", REASON, "now", clock.instant()));
  }
}
