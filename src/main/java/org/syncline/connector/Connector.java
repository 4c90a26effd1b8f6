package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.syncline.database.Rows;

/** Whether the sync runs, for all nodes: it can be paused and resumed. */
@ApplicationScoped
public class Connector {
  private final Rows rows;
  private final Clock clock;

  Connector(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Whether it is paused, why and since when. */
  public record State(boolean paused, String reason, Instant since) {}

  public State state() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.read(
                        State.class,
                        "select paused, reason, since from connector where id = 1",
                        Map.of())
                    .get(0));
  }

  public boolean running() {
    return !state().paused();
  }

  /** Stops reading and writing both systems; what REST calls bring in is still accepted. */
  public void pause(String reason) {
    set(true, reason);
  }

  public void resume() {
    set(false, null);
  }

  private void set(boolean paused, String reason) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("paused", paused);
    parameters.put("reason", reason);
    parameters.put("now", clock.instant());
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.run(
                    "update connector set paused = :paused, since = case when paused = :paused"
                        + " then since else :now end, reason = cast(:reason as text) where id = 1",
                    parameters));
  }
}
