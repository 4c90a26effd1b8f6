package org.syncline.testsupport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.syncline.connector.Backlog;
import org.syncline.connector.KeptPoller;
import org.syncline.connector.LostWrites;
import org.syncline.connector.OutboxWorker;
import org.syncline.connector.Poller;
import org.syncline.connector.Rereads;
import org.syncline.database.Rows;
import org.syncline.intake.MatchingGate;
import org.syncline.record.SystemName;
import org.syncline.sync.SyncPipeline;

/** Moves the real sync between the two sandbox APIs by hand. */
@ApplicationScoped
public class SandboxSync {
  private static final int ROUNDS = 200;
  private final Poller poller;
  private final KeptPoller kept;
  private final Rereads rereads;
  private final SyncPipeline pipeline;
  private final OutboxWorker outbox;
  private final LostWrites lostWrites;
  private final MatchingGate gate;
  private final Backlog backlog;
  private final Rows rows;

  SandboxSync(
      Poller poller,
      KeptPoller kept,
      Rereads rereads,
      SyncPipeline pipeline,
      OutboxWorker outbox,
      LostWrites lostWrites,
      MatchingGate gate,
      Backlog backlog,
      Rows rows) {
    this.poller = poller;
    this.kept = kept;
    this.rereads = rereads;
    this.pipeline = pipeline;
    this.outbox = outbox;
    this.lostWrites = lostWrites;
    this.gate = gate;
    this.backlog = backlog;
    this.rows = rows;
  }

  /** Polls both, and works until nothing is left to do. */
  public void quiet() {
    for (int round = 0; round < ROUNDS; round++) {
      poller.poll(SystemName.CRM);
      poller.poll(SystemName.MARKETING);
      rereads.reread();
      gate.step();
      pipeline.drain();
      lostWrites.settleLostCreates();
      boolean sent = outbox.deliver(SystemName.CRM) | outbox.deliver(SystemName.MARKETING);
      pipeline.drain();
      if (!sent && counts().quiet() && counts().matching()) {
        return;
      }
    }
    throw new AssertionError("not quiet after " + ROUNDS + " rounds: " + counts());
  }

  /** Reads what is only kept, and then whatever follows from it. */
  public void quietWithKept() {
    quiet();
    kept.poll(SystemName.CRM);
    kept.poll(SystemName.MARKETING);
    quiet();
  }

  /** Polls both and decides everything, as a connector does that is paused while reading. */
  public void decide() {
    poller.poll(SystemName.CRM);
    poller.poll(SystemName.MARKETING);
    do {
      rereads.reread();
      pipeline.drain();
      gate.step();
    } while (pipeline.step());
  }

  public Backlog.Counts counts() {
    return QuarkusTransaction.requiringNew().call(backlog::counts);
  }

  public long count(String sql) {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.column(Long.class, sql, Map.of()).get(0));
  }

  /** The first column of the first row. */
  public String text(String sql) {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.column(String.class, sql, Map.of()).get(0));
  }
}
