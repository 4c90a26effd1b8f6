package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.syncline.outbox.OutboxRepository;
import org.syncline.record.SystemName;

/**
 * While a first sync writes to a system by the thousand, polls of it wait: a record that is read
 * before the answer to its write is stored has to be decided once more, one that is read after it
 * has not.
 */
@ApplicationScoped
class FirstWrites {
  private static final int MANY = 1000;

  /** However long it writes, people's edits are read all the same. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Connector connector;
  private final OutboxRepository outbox;
  private final Clock clock;
  private final Map<SystemName, Instant> since = new EnumMap<>(SystemName.class);

  FirstWrites(Connector connector, OutboxRepository outbox, Clock clock) {
    this.connector = connector;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Whether a poll that is due now should wait for the next turn. */
  synchronized boolean keepPollsWaiting(SystemName system) {
    Instant now = clock.instant();
    boolean wait =
        !connector.state().inStep()
            && since.getOrDefault(system, now).plus(PATIENCE).isAfter(now)
            && QuarkusTransaction.requiringNew().call(() -> outbox.sendsMany(system, MANY));
    if (wait) {
      since.putIfAbsent(system, now);
    } else {
      since.remove(system);
    }
    return wait;
  }
}
