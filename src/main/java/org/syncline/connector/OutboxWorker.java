package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.syncline.intake.Intake;
import org.syncline.intake.RemoteReadException;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingSet;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.MirrorRepository.Seen;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.OutboxRepository;
import org.syncline.outbox.OutboxRepository.Due;
import org.syncline.outbox.OutboxRepository.Onward;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.RecordWriter;
import org.syncline.outbox.RetryDelay;
import org.syncline.outbox.Write;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;
import org.syncline.sync.DeliveryStep;

/**
 * Sends waiting writes in batches, outside any transaction, and hands in each one's own answer. A
 * write goes out only if its target has not moved since it was decided.
 */
@ApplicationScoped
public class OutboxWorker {
  private static final Logger LOG = Logger.getLogger(OutboxWorker.class);

  /** So many answers are taken in at once: each locks names, for which a database has some room. */
  private static final int ANSWERS = 500;

  private final List<RecordWriter> writers;
  private final OutboxRepository outbox;
  private final MirrorRepository mirrors;
  private final Intake intake;
  private final DeliveryStep deliveries;
  private final Sender sender;
  private final Brakes brakes;
  private final Gathering firstSync;
  private final RuleSets ruleSets;
  private final Clock clock;

  OutboxWorker(
      @All List<RecordWriter> writers,
      OutboxRepository outbox,
      MirrorRepository mirrors,
      Intake intake,
      DeliveryStep deliveries,
      Sender sender,
      Brakes brakes,
      Gathering firstSync,
      RuleSets ruleSets,
      Clock clock) {
    this.writers = writers;
    this.outbox = outbox;
    this.mirrors = mirrors;
    this.intake = intake;
    this.deliveries = deliveries;
    this.sender = sender;
    this.brakes = brakes;
    this.firstSync = firstSync;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /** Sends one batch of each kind to a system; answers whether anything was handed out. */
  public boolean deliver(SystemName system) {
    return send(system) != Worked.NOTHING;
  }

  Worked send(SystemName system) {
    Worked sent = Worked.NOTHING;
    for (RecordWriter writer : writers) {
      if (writer.system() == system) {
        for (Due due :
            QuarkusTransaction.requiringNew().call(() -> outbox.due(system, clock.instant()))) {
          if (!firstSync.gathers(writer, due)) {
            sent = sent.or(deliver(writer, due));
          }
        }
      }
    }
    return sent;
  }

  private Worked deliver(RecordWriter writer, Due due) {
    return sender.under(number -> deliver(writer, due, number));
  }

  private Worked deliver(RecordWriter writer, Due due, long number) {
    int most = writer.batchSize(due.object(), due.kind(), due.waiting());
    List<OutboxRow> rows =
        brakes.handOut(
            writer.system(),
            due.object(),
            () -> outbox.handOut(writer.system(), due, most, number, clock.instant()));
    List<OutboxRow> allowed = allowed(rows);
    List<OutboxRow> unmoved =
        due.kind() == Write.Kind.UPDATE ? unmoved(writer, due, allowed) : allowed;
    if (!unmoved.isEmpty()) {
      answered(unmoved, send(writer, unmoved));
    }
    return Worked.of(rows.size(), most);
  }

  /** What the mappings no longer let flow is decided again instead of sent. */
  private List<OutboxRow> allowed(List<OutboxRow> rows) {
    MappingSet mappings = ruleSets.current().mappings();
    Map<Boolean, List<OutboxRow>> byMapping =
        rows.stream().collect(Collectors.partitioningBy(row -> allows(mappings, row)));
    hold(byMapping.get(false), "the mapping changed", OutboxRow::source, intake::revisit);
    return byMapping.get(true);
  }

  private static boolean allows(MappingSet mappings, OutboxRow row) {
    return mappings
        .named(row.mapping())
        .filter(
            mapping -> row.fields().keySet().stream().allMatch(name -> allows(mapping, row, name)))
        .isPresent();
  }

  private static boolean allows(Mapping mapping, OutboxRow row, String name) {
    return row.kind() == Write.Kind.CREATE
        ? mapping.gives(row.system(), name)
        : mapping.writes(row.system(), name);
  }

  private static List<Delivery> send(RecordWriter writer, List<OutboxRow> rows) {
    try {
      return writer.write(rows.stream().map(OutboxRow::write).toList());
    } catch (RuntimeException e) {
      LOG.errorf(e, "The answer to %d writes to %s was lost", rows.size(), writer.system());
      return rows.stream()
          .map(row -> (Delivery) new Delivery.Unknown(String.valueOf(e.getMessage())))
          .toList();
    }
  }

  private void answered(List<OutboxRow> rows, List<Delivery> answers) {
    for (int from = 0; from < rows.size(); from += ANSWERS) {
      int to = Math.min(rows.size(), from + ANSWERS);
      Map<Long, Delivery> byId = new HashMap<>();
      for (int i = from; i < to; i++) {
        byId.put(rows.get(i).id(), answers.get(i));
      }
      deliveries.answered(rows.subList(from, to), byId);
    }
  }

  /** Targets that moved since we last saw them are read again and decided anew. */
  private List<OutboxRow> unmoved(RecordWriter writer, Due due, List<OutboxRow> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    Set<RecordRef> targets = rows.stream().map(OutboxRow::target).collect(Collectors.toSet());
    Map<RecordRef, Seen> known =
        QuarkusTransaction.requiringNew().call(() -> mirrors.seen(targets));
    Map<String, Instant> stamps;
    try {
      stamps =
          writer.stamps(due.object(), targets.stream().map(RecordRef::id).toList(), oldest(known));
    } catch (RuntimeException e) {
      LOG.warnf("Could not look at the targets in %s: %s", writer.system(), e);
      putBack(rows, e);
      return List.of();
    }
    List<OutboxRow> still = new ArrayList<>();
    List<OutboxRow> moved = new ArrayList<>();
    rows.forEach(row -> (moved(row, known, stamps) ? moved : still).add(row));
    hold(moved, "target moved", OutboxRow::target, intake::reread);
    return still;
  }

  private static Instant oldest(Map<RecordRef, Seen> known) {
    return known.values().stream().map(Seen::stamp).min(Instant::compareTo).orElse(Instant.EPOCH);
  }

  private static boolean moved(
      OutboxRow row, Map<RecordRef, Seen> known, Map<String, Instant> stamps) {
    Instant stamp = stamps.get(row.target().id());
    Seen seen = known.get(row.target());
    return stamp != null && seen != null && stamp.isAfter(seen.latest());
  }

  private void putBack(List<OutboxRow> rows, RuntimeException why) {
    Instant now = clock.instant();
    Optional<Duration> asked =
        why instanceof RemoteReadException read ? read.retryAfter() : Optional.empty();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                outbox.onward(
                    rows.stream()
                        .map(
                            row ->
                                new Onward(
                                    row.id(),
                                    OutboxRow.State.WAITING,
                                    false,
                                    now.plus(asked.orElse(RetryDelay.after(row.attempts()))),
                                    String.valueOf(why.getMessage())))
                        .toList()));
  }

  /** They wait until they were decided again, which what is asked for the records brings about. */
  private void hold(
      List<OutboxRow> rows,
      String why,
      Function<OutboxRow, RecordRef> record,
      BiConsumer<Collection<RecordRef>, Instant> ask) {
    if (rows.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              outbox.onward(
                  rows.stream()
                      .map(row -> new Onward(row.id(), OutboxRow.State.WAITING, true, now, why))
                      .toList());
              ask.accept(rows.stream().map(record).toList(), now);
            });
  }
}
