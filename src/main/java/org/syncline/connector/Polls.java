package org.syncline.connector;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.syncline.record.SystemName;

/** Polls each system on its own schedule; a poll that takes long delays only its own next one. */
@ApplicationScoped
class Polls {
  private final Poller poller;
  private final Connector connector;
  private final Workers workers;

  Polls(Poller poller, Connector connector, Workers workers) {
    this.poller = poller;
    this.connector = connector;
    this.workers = workers;
  }

  @Scheduled(
      every = "${syncline.poll.every:30s}",
      identity = "poll-crm",
      concurrentExecution = ConcurrentExecution.SKIP)
  void crm() {
    poll(SystemName.CRM);
  }

  @Scheduled(
      every = "${syncline.poll.every:30s}",
      identity = "poll-marketing",
      concurrentExecution = ConcurrentExecution.SKIP)
  void marketing() {
    poll(SystemName.MARKETING);
  }

  private void poll(SystemName system) {
    if (workers.started() && connector.running() && poller.poll(system) > 0) {
      workers.wakePipelines();
    }
  }
}
