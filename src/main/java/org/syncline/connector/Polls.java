package org.syncline.connector;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.syncline.record.SystemName;

/**
 * Polls each system when the server has started, then on its own schedule; a poll that takes long
 * delays only its own next one.
 */
@ApplicationScoped
class Polls {
  private final Poller poller;
  private final Connector connector;
  private final Workers workers;
  private final Map<SystemName, Semaphore> free =
      Map.of(SystemName.CRM, new Semaphore(1), SystemName.MARKETING, new Semaphore(1));

  Polls(Poller poller, Connector connector, Workers workers) {
    this.poller = poller;
    this.connector = connector;
    this.workers = workers;
  }

  @Scheduled(every = "${syncline.poll.every:30s}", identity = "poll-crm")
  void crm() {
    poll(SystemName.CRM);
  }

  @Scheduled(every = "${syncline.poll.every:30s}", identity = "poll-marketing")
  void marketing() {
    poll(SystemName.MARKETING);
  }

  void firstOfCrm(@ObservesAsync Workers.Started started) {
    crm();
  }

  void firstOfMarketing(@ObservesAsync Workers.Started started) {
    marketing();
  }

  private void poll(SystemName system) {
    if (!workers.started() || !free.get(system).tryAcquire()) {
      return;
    }
    try {
      if (connector.reads() && poller.poll(system) > 0) {
        workers.wakePipelines();
      }
    } finally {
      free.get(system).release();
    }
  }
}
