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

  MetricsSchedule(
      CampaignMetrics metrics, Connector connector, VendorWatch vendor, Workers workers) {
    this.metrics = metrics;
    this.connector = connector;
    this.vendor = vendor;
    this.workers = workers;
  }

  @Scheduled(
      every = "${syncline.poll.metrics-every:5m}",
      identity = "campaign-metrics",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void write() {
    Connector.State state = connector.state();
    if (workers.started() && !state.paused() && vendor.clear(state.since())) {
      metrics.write();
    }
  }
}
