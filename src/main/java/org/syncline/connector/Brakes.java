package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.syncline.outbox.Effect;
import org.syncline.outbox.EffectLedger;
import org.syncline.outbox.EffectLedger.Count;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.SystemName;

/**
 * Stops the sync before too many records of an object are blanked, created, reassigned or archived.
 * In any window no more than the limit is sent, beyond what somebody let through by resuming;
 * hand-outs wait for each other at the connector's row, over all nodes.
 */
@ApplicationScoped
class Brakes {
  private static final Logger LOG = Logger.getLogger(Brakes.class);
  private static final Duration LEAST_WINDOW = Duration.ofMinutes(1);
  private static final double ALL = 100;

  private final Connector connector;
  private final EffectLedger ledger;
  private final RecordCounts records;
  private final BrakesConfig config;
  private final Clock clock;

  Brakes(
      Connector connector,
      EffectLedger ledger,
      RecordCounts records,
      BrakesConfig config,
      Clock clock) {
    this.connector = connector;
    this.ledger = ledger;
    this.records = records;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @throws ConfigurationException if a setting makes no sense
   */
  void check(@Observes StartupEvent event) {
    require(config.share() >= 0 && config.share() <= ALL, "share", config.share(), "0 to 100");
    require(config.atLeast() >= 0, "at-least", config.atLeast(), "0 or more");
    require(
        config.window().compareTo(LEAST_WINDOW) >= 0, "window", config.window(), "1m or longer");
  }

  private static void require(boolean met, String key, Object value, String allowed) {
    if (!met) {
      throw new ConfigurationException(
          "syncline.brakes." + key + " must be " + allowed + ", not " + value);
    }
  }

  /** Hands the batch out in one transaction; nothing of it where the sync is stopped. */
  List<OutboxRow> handOut(SystemName system, String object, Supplier<List<OutboxRow>> batch) {
    try {
      // beforehand, for nobody is handed anything while it is counted under the lock
      QuarkusTransaction.requiringNew().run(() -> records.of(system, object));
      return QuarkusTransaction.requiringNew().call(() -> checked(system, object, batch));
    } catch (Stopped e) {
      stop(e.why);
      return List.of();
    }
  }

  /** Takes the hand-out back: only an exception rolls a transaction back without a complaint. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient BrakeStop why;

    Stopped(BrakeStop why) {
      super(why.toString(), null, false, false);
      this.why = why;
    }
  }

  /** What waits is looked at after the hand-out, so that nothing can slip in between. */
  private List<OutboxRow> checked(
      SystemName system, String object, Supplier<List<OutboxRow>> batch) {
    Connector.State state = connector.locked();
    if (state.paused()) {
      return List.of();
    }
    List<OutboxRow> rows = batch.get();
    Set<Effect> braked = braked();
    if (!state.inStep() || rows.isEmpty() || braked.isEmpty()) {
      return rows;
    }
    Instant now = clock.instant();
    Instant since = now.minus(config.window());
    ledger.count(rows.stream().map(OutboxRow::id).toList(), since, now);
    ledger.counts(system, object, braked, since, now).stream()
        .flatMap(count -> exceeded(system, object, count).stream())
        .findFirst()
        .ifPresent(
            stop -> {
              throw new Stopped(stop);
            });
    return rows;
  }

  private Set<Effect> braked() {
    Set<Effect> braked = EnumSet.allOf(Effect.class);
    braked.removeAll(config.off().orElse(Set.of()));
    return braked;
  }

  private Optional<BrakeStop> exceeded(SystemName system, String object, Count count) {
    long all = count.sent() + count.waiting();
    if (all <= config.atLeast()) {
      return Optional.empty();
    }
    long known = records.of(system, object);
    long limit = Math.max(config.atLeast(), (long) (known * config.share() / ALL));
    return all <= limit
        ? Optional.empty()
        : Optional.of(new BrakeStop(system, object, count.effect(), all, limit, known));
  }

  private void stop(BrakeStop stop) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              String why = stop.reason(config, ledger);
              if (connector.brake(why)) {
                LOG.warn(why);
              }
            });
  }
}
