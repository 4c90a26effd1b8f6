package org.syncline.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.syncline.sync.SyncPipeline;

/** How fast records go through this process, seen from one look at a page to the next. */
@ApplicationScoped
class Throughput {
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final double MILLIS = 1000.0;

  private final SyncPipeline pipeline;
  private final Clock clock;
  private final Deque<Seen> seen = new ArrayDeque<>();

  Throughput(SyncPipeline pipeline, Clock clock) {
    this.pipeline = pipeline;
    this.clock = clock;
  }

  private record Seen(Instant at, long handled) {}

  /** Records a second since the oldest look within the window; 0 at the first look. */
  synchronized double perSecond() {
    Seen now = new Seen(clock.instant(), pipeline.handled());
    seen.addLast(now);
    while (seen.size() > 2 && seen.peekFirst().at().isBefore(now.at().minus(WINDOW))) {
      seen.removeFirst();
    }
    Seen then = seen.peekFirst();
    long millis = Duration.between(then.at(), now.at()).toMillis();
    return millis <= 0 ? 0 : (now.handled() - then.handled()) * MILLIS / millis;
  }
}
