package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.VendorConnector;

/** Keeps us from writing beside the vendor's own connector, unless the settings say otherwise. */
@ApplicationScoped
class VendorWatch {
  private static final Logger LOG = Logger.getLogger(VendorWatch.class);
  private static final int BEFORE_THE_WORKERS = 9_000;
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final List<VendorConnector> vendors;
  private final VendorConfig config;
  private final WorkersConfig workers;
  private final Connector connector;
  private final ScheduledWork scheduled;
  private final Clock clock;
  private Instant next = Instant.MIN;
  private Instant lookedAt = Instant.MIN;
  private boolean atRest;
  private volatile boolean started;

  VendorWatch(
      @All List<VendorConnector> vendors,
      VendorConfig config,
      WorkersConfig workers,
      Connector connector,
      ScheduledWork scheduled,
      Clock clock) {
    this.vendors = vendors;
    this.config = config;
    this.workers = workers;
    this.connector = connector;
    this.scheduled = scheduled;
    this.clock = clock;
  }

  void start(@Observes @Priority(BEFORE_THE_WORKERS) StartupEvent event) {
    if (workers.enabled()) {
      refuseBesideIt();
      started = true;
    }
  }

  /**
   * Lets the server start where it is at rest, or where nobody can tell yet.
   *
   * @throws ConfigurationException if it is at work
   */
  void refuseBesideIt() {
    Optional<VendorConnector.Sync> active = look();
    if (active.isPresent()) {
      throw new ConfigurationException(reason(active.get()));
    }
  }

  /**
   * Whether anything may be written: it was looked for since the sync was resumed last, on whatever
   * node, and is not at work.
   */
  synchronized boolean clear(Instant runningSince) {
    if (atRest && !lookedAt.isBefore(runningSince)) {
      return true;
    }
    return !next.isAfter(clock.instant())
        && !pauseBesideIt()
        && atRest
        && !lookedAt.isBefore(runningSince);
  }

  @Scheduled(
      every = "${syncline.connector.vendor-check-every:10m}",
      identity = "vendor-check",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void lookAgain() {
    scheduled.run(this::lookNow);
  }

  private void lookNow() {
    // not before: a server that refuses to start must not leave the sync paused
    if (started && connector.running()) {
      pauseBesideIt();
    } else if (started) {
      look();
    }
  }

  /** Pauses the sync where it is at work after all; answers whether it is. */
  boolean pauseBesideIt() {
    Optional<VendorConnector.Sync> active = look();
    active.ifPresent(
        sync -> {
          String reason = reason(sync) + " Then resume the sync.";
          LOG.errorf("The sync is paused: %s", reason);
          connector.pause(reason, true);
        });
    return active.isPresent();
  }

  private synchronized Optional<VendorConnector.Sync> look() {
    if (config.vendor() == VendorConfig.Beside.IGNORE) {
      atRest = true;
      lookedAt = Instant.MAX;
      return Optional.empty();
    }
    Instant now = clock.instant();
    try {
      Optional<VendorConnector.Sync> active =
          vendors.stream()
              .flatMap(vendor -> vendor.lastSync().stream())
              .filter(VendorConnector.Sync::active)
              .findFirst();
      // somebody may resume the sync: then it is asked for again before anything is written
      atRest = active.isEmpty();
      lookedAt = now;
      return active;
    } catch (RemoteCallException e) {
      next = now.plus(AGAIN);
      LOG.warnf(
          "Whether the vendor's connector is at work cannot be told yet%s: %s",
          atRest ? "" : ", so nothing is written until it can", e.getMessage());
      return Optional.empty();
    }
  }

  private static String reason(VendorConnector.Sync sync) {
    return sync.told() + ". " + VendorConnector.PAUSE_IT;
  }
}
