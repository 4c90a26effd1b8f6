package org.syncline.connector;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the campaigns' metrics now and then, while anything may be written at all. */
@ApplicationScoped
class MetricsSchedule {
  private final CampaignMetrics metrics;
  private final Connector connector;
  private final VendorWatch vendor;
  private final Workers workers;
  private final ScheduledWork scheduled;

  MetricsSchedule(
      CampaignMetrics metrics,
      Connector connector,
      VendorWatch vendor,
      Workers workers,
      ScheduledWork scheduled) {
    this.metrics = metrics;
    this.connector = connector;
    this.vendor = vendor;
    this.workers = workers;
    this.scheduled = scheduled;
  }

  @Scheduled(
      every = "${syncline.poll.metrics-every:5m}",
      identity = "campaign-metrics",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void write() {
    scheduled.run(this::writeNow);
  }

  private void writeNow() {
    Connector.State state = connector.state();
    if (workers.started() && !state.paused() && vendor.clear(state.since())) {
      metrics.write();
    }
  }
}
