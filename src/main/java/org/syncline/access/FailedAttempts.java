package org.syncline.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Counts what was sent in vain, by address and kind, for a minute; logs the first ones. */
@ApplicationScoped
class FailedAttempts {
  static final int MOST = 10;
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Logger LOG = Logger.getLogger(FailedAttempts.class);

  /** The longest known are forgotten first, so that nobody fills the memory. */
  private static final int ADDRESSES = 1000;

  private final Clock clock;
  private final Map<String, Failures> bySender =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > ADDRESSES;
        }
      };

  FailedAttempts(Clock clock) {
    this.clock = clock;
  }

  private record Failures(Instant since, int number) {}

  void add(HttpServerRequest request, String what) {
    String sender = sender(request, what);
    if (added(sender) <= MOST) {
      LOG.warn(sender);
    }
  }

  private synchronized int added(String sender) {
    Failures now =
        recent(sender)
            ? new Failures(bySender.get(sender).since(), bySender.get(sender).number() + 1)
            : new Failures(clock.instant(), 1);
    bySender.put(sender, now);
    return now.number();
  }

  /** Whether no more is taken from there for now. */
  boolean tooMany(HttpServerRequest request, String what) {
    return tooMany(sender(request, what));
  }

  private synchronized boolean tooMany(String sender) {
    return recent(sender) && bySender.get(sender).number() >= MOST;
  }

  private boolean recent(String sender) {
    Failures failures = bySender.get(sender);
    return failures != null && failures.since().plus(WINDOW).isAfter(clock.instant());
  }

  private static String sender(HttpServerRequest request, String what) {
    String address =
        request.remoteAddress() == null
            ? "an unknown address"
            : request.remoteAddress().hostAddress();
    return address + " sent " + what;
  }
}
