package org.syncline.connector;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.syncline.connector.Backlog.Counts;
import org.syncline.sync.SyncPipeline;

/** Tells in the log and in metrics how fast records go through, and when the first sync is done. */
@ApplicationScoped
class Progress {
  private static final Logger LOG = Logger.getLogger(Progress.class);
  private static final long WORTH_A_LINE = 500;
  private static final double MILLIS = 1000.0;

  private final SyncPipeline pipeline;
  private final Backlog backlog;
  private final Clock clock;
  private final AtomicReference<Counts> latest = new AtomicReference<>();
  private final Instant started;
  private long seen;
  private Instant seenAt;
  private boolean firstSyncDone;
  private boolean stopping;

  Progress(SyncPipeline pipeline, Backlog backlog, Clock clock, MeterRegistry metrics) {
    this.pipeline = pipeline;
    this.backlog = backlog;
    this.clock = clock;
    this.started = clock.instant();
    this.seenAt = started;
    metrics
        .more()
        .counter("syncline.records", java.util.List.of(), pipeline, SyncPipeline::handled);
    gauge(metrics, "intake", Counts::intake);
    gauge(metrics, "outbox.marketing", Counts::waitingForMarketing);
    gauge(metrics, "outbox.crm", Counts::waitingForCrm);
    gauge(metrics, "errors", Counts::errors);
    gauge(metrics, "reviews", Counts::reviews);
  }

  private interface Count {
    long of(Counts counts);
  }

  private void gauge(MeterRegistry metrics, String name, Count count) {
    metrics.gauge(
        "syncline." + name, latest, held -> held.get() == null ? Double.NaN : count.of(held.get()));
  }

  @Scheduled(
      every = "${syncline.workers.progress-every:5s}",
      identity = "progress",
      concurrentExecution = ConcurrentExecution.SKIP)
  synchronized void tell() {
    if (stopping) {
      return;
    }
    Counts counts = QuarkusTransaction.requiringNew().call(backlog::counts);
    latest.set(counts);
    Instant now = clock.instant();
    long handled = pipeline.handled();
    if (handled - seen >= WORTH_A_LINE) {
      LOG.infof(
          "%d records, %.0f a second; %d wait to be decided, %d to be written",
          handled - seen,
          rate(handled - seen, Duration.between(seenAt, now)),
          counts.intake() + counts.revisits(),
          counts.waitingForMarketing() + counts.waitingForCrm());
    }
    seen = handled;
    seenAt = now;
    firstSync(counts, now);
  }

  /** Waits for one that counts: the database goes next. */
  synchronized void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  private void firstSync(Counts counts, Instant now) {
    if (!firstSyncDone && pipeline.handled() > 0 && counts.matching() && counts.quiet()) {
      firstSyncDone = true;
      Duration took = Duration.between(started, now);
      LOG.infof(
          "In step: %d links; %d records in the first %.1f s, %.0f a second",
          counts.links(),
          pipeline.handled(),
          took.toMillis() / MILLIS,
          rate(pipeline.handled(), took));
    }
  }

  private static double rate(long number, Duration in) {
    return number * MILLIS / Math.max(1, in.toMillis());
  }
}
