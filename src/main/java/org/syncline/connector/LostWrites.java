package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.syncline.intake.RemoteReadException;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.OutboxRepository;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.RecordWriter;
import org.syncline.sync.DeliveryStep;

/** Finds out what became of writes of which nobody knows whether they arrived. */
@ApplicationScoped
public class LostWrites {
  private static final Logger LOG = Logger.getLogger(LostWrites.class);
  private static final int LOST = 200;
  private static final Delivery BROKEN_OFF =
      new Delivery.Unknown("the work broke off while sending");

  private final List<RecordWriter> writers;
  private final OutboxRepository outbox;
  private final DeliveryStep deliveries;
  private final Sender sender;
  private final Clock clock;

  LostWrites(
      @All List<RecordWriter> writers,
      OutboxRepository outbox,
      DeliveryStep deliveries,
      Sender sender,
      Clock clock) {
    this.writers = writers;
    this.outbox = outbox;
    this.deliveries = deliveries;
    this.sender = sender;
    this.clock = clock;
  }

  /** Finds out about creates whose answer was lost, before any is repeated. */
  public void settleLostCreates() {
    for (RecordWriter writer : writers) {
      List<OutboxRow> lost =
          QuarkusTransaction.requiringNew()
              .call(() -> outbox.lostCreates(writer.system(), clock.instant(), LOST));
      lost.stream()
          .collect(Collectors.groupingBy(OutboxRow::object))
          .values()
          .forEach(rows -> settle(writer, rows));
    }
  }

  private void settle(RecordWriter writer, List<OutboxRow> lost) {
    Optional<Map<Long, String>> found;
    try {
      found = writer.findCreated(lost.stream().map(OutboxRow::write).toList());
    } catch (RemoteReadException e) {
      LOG.warnf("Could not look for lost creates in %s: %s", writer.system(), e.getMessage());
      return;
    }
    found.ifPresent(ids -> deliveries.answered(lost, each(lost, row -> fate(ids.get(row.id())))));
  }

  private static Delivery fate(String id) {
    return id == null
        ? new Delivery.RetryLater("it was not made", Optional.empty())
        : new Delivery.Delivered(id, Optional.empty(), Map.of());
  }

  /** Writes that nobody is sending any more: nobody knows whether they arrived. */
  public void adoptOrphans() {
    for (long dead : sender.dead()) {
      List<OutboxRow> orphans = QuarkusTransaction.requiringNew().call(() -> outbox.sentBy(dead));
      if (!orphans.isEmpty()) {
        LOG.infof("%d writes were being sent when the work broke off", orphans.size());
        orphans.stream()
            .collect(Collectors.groupingBy(OutboxRow::system))
            .values()
            .forEach(rows -> deliveries.answered(rows, each(rows, row -> BROKEN_OFF)));
      }
    }
  }

  private static Map<Long, Delivery> each(
      List<OutboxRow> rows, Function<OutboxRow, Delivery> answer) {
    return rows.stream().collect(Collectors.toMap(OutboxRow::id, answer));
  }
}
