package org.syncline.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Counts who failed to sign in, by address, for a minute; logs the first ones. */
@ApplicationScoped
class FailedAttempts {
  static final int MOST = 10;
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Logger LOG = Logger.getLogger(FailedAttempts.class);

  /** The longest known are forgotten first, so that nobody fills the memory. */
  private static final int ADDRESSES = 1000;

  private final Clock clock;
  private final Map<String, Failures> byAddress =
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
    String address = address(request);
    if (added(address) <= MOST) {
      LOG.warnf("%s sent %s", address, what);
    }
  }

  private synchronized int added(String address) {
    Failures now =
        recent(address)
            ? new Failures(byAddress.get(address).since(), byAddress.get(address).number() + 1)
            : new Failures(clock.instant(), 1);
    byAddress.put(address, now);
    return now.number();
  }

  /** Whether no more is taken from there for now. */
  boolean tooMany(HttpServerRequest request) {
    return tooMany(address(request));
  }

  private synchronized boolean tooMany(String address) {
    return recent(address) && byAddress.get(address).number() >= MOST;
  }

  private boolean recent(String address) {
    Failures failures = byAddress.get(address);
    return failures != null && failures.since().plus(WINDOW).isAfter(clock.instant());
  }

  private static String address(HttpServerRequest request) {
    return request.remoteAddress() == null
        ? "an unknown address"
        : request.remoteAddress().hostAddress();
  }
}
