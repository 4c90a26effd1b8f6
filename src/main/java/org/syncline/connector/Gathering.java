package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.syncline.intake.Intake;
import org.syncline.outbox.OutboxRepository.Due;
import org.syncline.outbox.RecordWriter;
import org.syncline.outbox.Write;

/**
 * While a first sync is being decided, its updates gather: ten thousand in one import cost as many
 * requests as a hundred.
 */
@ApplicationScoped
class Gathering {
  /** With fewer than that left to decide, there is not much to wait for. */
  private static final int MANY = 1000;

  /** Whatever keeps the rest from being decided, what is decided goes out. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Connector connector;
  private final Intake intake;
  private final Clock clock;

  Gathering(Connector connector, Intake intake, Clock clock) {
    this.connector = connector;
    this.intake = intake;
    this.clock = clock;
  }

  /** Whether to leave these writes until there are more of them. */
  boolean gathers(RecordWriter writer, Due due) {
    boolean update = due.kind() == Write.Kind.UPDATE;
    long full = writer.batchSize(due.object(), due.kind(), Long.MAX_VALUE);
    return update
        && due.waiting() < full
        && due.since().isAfter(clock.instant().minus(PATIENCE))
        && !connector.state().inStep()
        && QuarkusTransaction.requiringNew().call(() -> intake.manyRevisits(MANY));
  }
}
