package org.syncline.connector;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.syncline.mirror.MirrorRepository;
import org.syncline.record.SystemName;

/**
 * How many records an object has. Counting a million takes a while, so a count of a few minutes ago
 * will do.
 */
@ApplicationScoped
class RecordCounts {
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final MirrorRepository mirrors;
  private final Clock clock;
  private final Map<String, Counted> last = new ConcurrentHashMap<>();

  RecordCounts(MirrorRepository mirrors, Clock clock) {
    this.mirrors = mirrors;
    this.clock = clock;
  }

  private record Counted(long records, Instant at) {}

  /** Those that are not deleted, as last known; needs a transaction. */
  long of(SystemName system, String object) {
    Instant now = clock.instant();
    return last.compute(
            system + "/" + object,
            (name, known) ->
                known != null && now.isBefore(known.at().plus(KEPT))
                    ? known
                    : new Counted(mirrors.count(system, object), now))
        .records();
  }
}
