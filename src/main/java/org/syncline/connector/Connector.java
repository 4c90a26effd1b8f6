package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.outbox.EffectLedger;

/** Whether the sync runs, for all nodes: it can be paused and resumed. */
@ApplicationScoped
public class Connector {
  private static final int ALLOWED_AT_ONCE = 20_000;
  private static final String STATE =
      "select paused, reading, braked, in_step, resumed_at is not null as resumed_before, reason,"
          + " since from connector where id = 1";

  /** Until when what creates bring upon their sources passes, for a first sync may take hours. */
  private static final Duration FORESEEN = Duration.ofDays(1);

  private final Rows rows;
  private final EffectLedger effects;
  private final Clock clock;

  Connector(Rows rows, EffectLedger effects, Clock clock) {
    this.rows = rows;
    this.effects = effects;
    this.clock = clock;
  }

  /**
   * Whether it is paused, why and since when.
   *
   * @param reading whether a paused one still reads both systems, so that only sending stops
   * @param braked whether it was paused by a brake
   * @param resumedBefore whether somebody ever saw to it that it runs
   * @param inStep whether the first sync is over, or its plan was shown: the brakes hold
   */
  public record State(
      boolean paused,
      boolean reading,
      boolean braked,
      boolean inStep,
      boolean resumedBefore,
      String reason,
      Instant since) {
    /** Whether both systems are read. */
    public boolean reads() {
      return !paused || reading;
    }
  }

  public State state() {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.read(State.class, STATE, Map.of()).get(0));
  }

  /** The state, which stays so until the transaction ends. */
  State locked() {
    return rows.read(State.class, STATE + " for update", Map.of()).get(0);
  }

  public boolean running() {
    return !state().paused();
  }

  public boolean reads() {
    return state().reads();
  }

  /**
   * Stops writing both systems, and reading them too unless told otherwise; what REST calls bring
   * in is still accepted and decided. Nothing more is handed out once this has returned.
   */
  public void pause(String reason, boolean reading) {
    QuarkusTransaction.requiringNew().run(() -> set(true, reading, locked().braked(), reason));
  }

  /**
   * Stops sending because of a brake; answers false where it is stopped already. Needs a
   * transaction.
   */
  boolean brake(String reason) {
    boolean first = !locked().paused();
    if (first) {
      set(true, true, true, reason);
    }
    return first;
  }

  /**
   * Goes on. Where a brake had stopped it, or a new connection has shown its plan, the brakes let
   * through what waits to be written now; after any other pause they count it.
   */
  public void resume() {
    State state = state();
    if (state.paused() && (state.braked() || !state.resumedBefore())) {
      allowWaiting();
    }
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              set(false, false, false, null);
              rows.run(
                  "update connector set resumed_at = :now where id = 1",
                  Map.of("now", clock.instant()));
            });
  }

  /** Some at a time, for a first sync has a million, and nothing is handed out meanwhile. */
  private void allowWaiting() {
    long newest = QuarkusTransaction.requiringNew().call(effects::newest);
    int allowed = ALLOWED_AT_ONCE;
    Instant until = clock.instant().plus(FORESEEN);
    while (allowed == ALLOWED_AT_ONCE) {
      allowed =
          QuarkusTransaction.requiringNew()
              .call(() -> effects.allowWaiting(newest, ALLOWED_AT_ONCE, until));
    }
  }

  private void set(boolean paused, boolean reading, boolean braked, String reason) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("paused", paused);
    parameters.put("reading", reading);
    parameters.put("braked", braked);
    parameters.put("reason", reason);
    parameters.put("now", clock.instant());
    rows.run(
        "update connector set paused = :paused, reading = :reading, braked = :braked,"
            + " since = case when paused = :paused then since else :now end,"
            + " reason = cast(:reason as text) where id = 1",
        parameters);
  }
}
