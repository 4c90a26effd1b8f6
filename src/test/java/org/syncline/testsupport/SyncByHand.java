package org.syncline.testsupport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.syncline.connector.KeptPoller;
import org.syncline.connector.LostWrites;
import org.syncline.connector.OutboxWorker;
import org.syncline.connector.Poller;
import org.syncline.connector.Rereads;
import org.syncline.database.Rows;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.history.HistoryQuery;
import org.syncline.history.HistoryRepository;
import org.syncline.history.HistoryRow;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.intake.MatchingGate;
import org.syncline.matching.Link;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.SystemName;
import org.syncline.review.Review;
import org.syncline.review.ReviewRepository;
import org.syncline.sync.SyncPipeline;

/** Moves the sync by hand, step by step, on the two systems in memory. */
@Alternative
@Singleton
public class SyncByHand {
  @Inject SettableClock clock;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject Poller poller;
  @Inject KeptPoller kept;
  @Inject Rereads rereads;
  @Inject SyncPipeline pipeline;
  @Inject OutboxWorker outbox;
  @Inject LostWrites lostWrites;
  @Inject MatchingGate gate;
  @Inject Intake intake;
  @Inject SyncErrorRepository errors;
  @Inject HistoryRepository history;
  @Inject ReviewRepository reviews;
  @Inject Rows rows;

  /** Empty systems, an empty database, nothing read yet. */
  public void reset() {
    marketing.reset();
    crm.reset();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              rows.run(
                  "truncate intake, intake_seen, intake_key, revisit, reread, watermark, mirror,"
                      + " match_key, link, succession, outbox, create_claim, sync_error, review, history,"
                      + " brake_ledger, kept_record, action, derivation, derived_name,"
                      + " assignment, turn_group, turn_member,"
                      + " automation_rule, automation_match, program_step",
                  Map.of());
              rows.run(
                  "update automation_sweep set position = null, started_at = null,"
                      + " finished_at = null, prospects = 0",
                  Map.of());
              rows.run(
                  "update connector set gate = null, matching = false, paused = false,"
                      + " reading = false, braked = false, in_step = false, wave_at = null, waves = 0,"
                      + " resumed_at = null, reason = null",
                  Map.of());
            });
    poller.prepare();
  }

  public Instant now() {
    return clock.instant();
  }

  public void forward(Duration duration) {
    clock.forward(duration);
  }

  public void poll() {
    poller.poll(SystemName.CRM);
    poller.poll(SystemName.MARKETING);
  }

  /** Reads what is only kept. */
  public void pollKept() {
    kept.poll(SystemName.CRM);
    kept.poll(SystemName.MARKETING);
  }

  public void decide() {
    rereads.reread();
    pipeline.drain();
    gate.step();
    gate.step();
    pipeline.drain();
  }

  /** As if both systems had been read to the end before: what is read from now on is decided. */
  public void matchingIsOpen() {
    QuarkusTransaction.requiringNew()
        .run(() -> rows.run("update connector set matching = true", Map.of()));
  }

  /** So many records that nobody knows wait to be decided. */
  public void waiting(int records) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.run(
                    "insert into revisit (record, not_before) select 'crm/Lead/' || n, :now"
                        + " from generate_series(1, :number) n",
                    Map.of("now", clock.instant(), "number", records)));
  }

  /** So many updates are on their way to a system. */
  public void sending(SystemName system, int writes) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.run(
                    """
                    insert into outbox (system, object, kind, record, source, mapping, fields,
                      rule_set, state, not_before, created_at)
                    select :system, 'Any', 'update', :system || '/Any/' || n, 'any/Any/' || n, 'any',
                      '{}', 'any', 'sending', :now, :now from generate_series(1, :number) n
                    """,
                    Map.of("system", system.word(), "now", clock.instant(), "number", writes)));
  }

  /** A create waits to be sent to a system. */
  public void creating(SystemName system) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.run(
                    """
                    insert into outbox (system, object, kind, source, mapping, fields, rule_set,
                      state, not_before, created_at)
                    values (:system, 'Any', 'create', 'any/Any/0', 'any', '{}', 'any', 'waiting',
                      :now, :now)
                    """,
                    Map.of("system", system.word(), "now", clock.instant())));
  }

  /** The first sync is over. */
  public void inStep() {
    QuarkusTransaction.requiringNew()
        .run(() -> rows.run("update connector set in_step = true", Map.of()));
  }

  /** Nothing is decided by it, only asked for. */
  public void openGate() {
    gate.step();
    gate.step();
  }

  public void deliver() {
    lostWrites.settleLostCreates();
    deliverOnly();
    decide();
  }

  /** Sends what is due, and does nothing else. */
  public void deliverOnly() {
    outbox.deliver(SystemName.CRM);
    outbox.deliver(SystemName.MARKETING);
  }

  public void pollMarketing() {
    poller.poll(SystemName.MARKETING);
  }

  /** One batch of the pipeline. */
  public boolean stepOnce() {
    return pipeline.step();
  }

  /** A node starts, and finds what a dead one was sending. */
  public void adoptOrphans() {
    lostWrites.adoptOrphans();
  }

  public List<OutboxRow> outbox() {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.read(OutboxRow.class, "select * from outbox order by id", Map.of()));
  }

  public List<Link> links() {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.read(Link.class, "select * from link order by id", Map.of()));
  }

  /** A little later, what was done meanwhile is seen and decided; nothing is sent yet. */
  public void pollAndDecide() {
    clock.forward(Duration.ofSeconds(5));
    poll();
    decide();
  }

  public void round() {
    pollAndDecide();
    deliver();
  }

  /** Goes on until all lags are over and nobody has anything left to say. */
  public void quiet() {
    for (int i = 0; i < 6; i++) {
      clock.forward(Duration.ofSeconds(60));
      round();
    }
  }

  public void acceptAgain(List<Change> changes) {
    QuarkusTransaction.requiringNew().run(() -> intake.acceptAgain(changes));
  }

  public long count(String table) {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.column(Long.class, "select count(*) from " + table, Map.of()).get(0));
  }

  public List<SyncError> openErrors() {
    return QuarkusTransaction.requiringNew().call(() -> errors.open(null, 0, 100));
  }

  public List<Review> reviews() {
    return QuarkusTransaction.requiringNew().call(() -> reviews.open(0, 100));
  }

  public List<HistoryRow> historyOf(String field) {
    return history(field, 100);
  }

  public List<HistoryRow> history() {
    return history(null, 10_000);
  }

  private List<HistoryRow> history(String field, int most) {
    HistoryQuery query = new HistoryQuery(null, field, null, null, null, null, null, null);
    return QuarkusTransaction.requiringNew().call(() -> history.find(query, most));
  }
}
