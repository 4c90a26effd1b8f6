package org.syncline.connector;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import org.syncline.record.SystemName;

/**
 * Polls each system when the server has started, then on its own schedule; a poll that takes long
 * delays only its own next one, and one of what is kept never one of people.
 */
@ApplicationScoped
class Polls {
  private final Poller poller;
  private final KeptPoller kept;
  private final Connector connector;
  private final BulkWrites bulk;
  private final Workers workers;
  private final ScheduledWork scheduled;
  private final Map<SystemName, Semaphore> free = semaphores();
  private final Map<SystemName, Semaphore> keptFree = semaphores();

  Polls(
      Poller poller,
      KeptPoller kept,
      Connector connector,
      BulkWrites bulk,
      Workers workers,
      ScheduledWork scheduled) {
    this.poller = poller;
    this.kept = kept;
    this.connector = connector;
    this.bulk = bulk;
    this.workers = workers;
    this.scheduled = scheduled;
  }

  private static Map<SystemName, Semaphore> semaphores() {
    return Map.of(SystemName.CRM, new Semaphore(1), SystemName.MARKETING, new Semaphore(1));
  }

  @Scheduled(every = "${syncline.poll.every:30s}", identity = "poll-crm")
  void crm() {
    poll(SystemName.CRM);
  }

  @Scheduled(every = "${syncline.poll.every:30s}", identity = "poll-marketing")
  void marketing() {
    poll(SystemName.MARKETING);
  }

  @Scheduled(every = "${syncline.poll.every:30s}", identity = "poll-kept-crm")
  void keptOfCrm() {
    pollKept(SystemName.CRM);
  }

  @Scheduled(every = "${syncline.poll.every:30s}", identity = "poll-kept-marketing")
  void keptOfMarketing() {
    pollKept(SystemName.MARKETING);
  }

  void firstOfCrm(@ObservesAsync Workers.Started started) {
    crm();
  }

  void firstOfMarketing(@ObservesAsync Workers.Started started) {
    marketing();
  }

  private void poll(SystemName system) {
    begin(free.get(system), () -> bulk.keepPollsWaiting(system) ? 0 : poller.poll(system));
  }

  private void pollKept(SystemName system) {
    begin(keptFree.get(system), () -> kept.poll(system));
  }

  private void begin(Semaphore turn, IntSupplier poll) {
    scheduled.run(() -> once(turn, poll));
  }

  private void once(Semaphore turn, IntSupplier poll) {
    if (!workers.started() || !turn.tryAcquire()) {
      return;
    }
    try {
      if (connector.reads() && poll.getAsInt() > 0) {
        workers.wakePipelines();
      }
    } finally {
      turn.release();
    }
  }
}
