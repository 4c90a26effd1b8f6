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
 * While thousands of updates are on their way to a system, as in a first sync, polls of it wait: a
 * record that is read before the answer to its write is stored has to be decided once more, one
 * that is read after it has not. Not while records are created there: somebody may have typed one
 * in meanwhile. No update overwrites an edit for it, for each target is looked at before.
 */
@ApplicationScoped
class BulkWrites {
  private static final int MANY = 1000;

  /** However long it writes, people's edits are read all the same. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final OutboxRepository outbox;
  private final Clock clock;
  private final Map<SystemName, Instant> since = new EnumMap<>(SystemName.class);

  BulkWrites(OutboxRepository outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Whether a poll that is due now should wait for the next turn. */
  synchronized boolean keepPollsWaiting(SystemName system) {
    Instant now = clock.instant();
    boolean wait =
        since.getOrDefault(system, now).plus(PATIENCE).isAfter(now)
            && QuarkusTransaction.requiringNew().call(() -> outbox.onlyUpdates(system, MANY));
    if (wait) {
      since.putIfAbsent(system, now);
    } else {
      since.remove(system);
    }
    return wait;
  }
}
