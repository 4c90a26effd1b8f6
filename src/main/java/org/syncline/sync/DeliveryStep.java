package org.syncline.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.database.Locks;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.history.HistoryRepository;
import org.syncline.intake.Intake;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.mirror.MirrorRepository;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.OutboxRepository;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** Takes the answers to a batch of writes, in one transaction, into base, mirror and links. */
@ApplicationScoped
public class DeliveryStep {
  private final Locks locks;
  private final OutboxRepository outbox;
  private final MirrorRepository mirrors;
  private final LinkRepository links;
  private final SyncErrorRepository errors;
  private final HistoryRepository history;
  private final Intake intake;
  private final RuleSets ruleSets;
  private final WriteLags lags;
  private final Clock clock;

  DeliveryStep(
      Locks locks,
      OutboxRepository outbox,
      MirrorRepository mirrors,
      LinkRepository links,
      SyncErrorRepository errors,
      HistoryRepository history,
      Intake intake,
      RuleSets ruleSets,
      WriteLags lags,
      Clock clock) {
    this.locks = locks;
    this.outbox = outbox;
    this.mirrors = mirrors;
    this.links = links;
    this.errors = errors;
    this.history = history;
    this.intake = intake;
    this.ruleSets = ruleSets;
    this.lags = lags;
    this.clock = clock;
  }

  /** The answers by the id of the write. Starts a transaction of its own. */
  public void answered(List<OutboxRow> sent, Map<Long, Delivery> answers) {
    QuarkusTransaction.requiringNew().run(() -> take(sent, answers));
  }

  private void take(List<OutboxRow> sent, Map<Long, Delivery> answers) {
    Set<RecordRef> refs = refs(sent, answers);
    locks.take(refs.stream().map(RecordRef::key).collect(Collectors.toSet()));
    DeliveryBatch batch =
        new DeliveryBatch(ruleSets.current(), clock.instant(), lags.of(sent.get(0).system()));
    batch.mirrors.putAll(mirrors.load(refs));
    for (Link link : links.of(refs)) {
      if (link.open()) {
        batch.links.put(link.marketing(), link);
        batch.links.put(link.crm(), link);
      }
    }
    for (OutboxRow row : outbox.byId(answers.keySet())) {
      answers.get(row.id()).on(new DeliveryAnswer(batch, row));
    }
    store(batch);
  }

  private static Set<RecordRef> refs(List<OutboxRow> sent, Map<Long, Delivery> answers) {
    Set<RecordRef> refs = new HashSet<>();
    for (OutboxRow row : sent) {
      refs.add(row.source());
      if (row.target() != null) {
        refs.add(row.target());
      } else if (answers.get(row.id()) instanceof Delivery.Delivered made) {
        refs.add(new RecordRef(row.system(), row.object(), made.recordId()));
      }
    }
    return refs;
  }

  private void store(DeliveryBatch batch) {
    mirrors.save(batch.changedMirrors());
    mirrors.saveKeys(batch.newMirrors());
    Map<Boolean, List<Link>> byAge =
        new HashSet<>(batch.changedLinks.values())
            .stream().collect(Collectors.partitioningBy(link -> link.id() == 0));
    links.save(byAge.get(false), batch.now);
    links.open(byAge.get(true), batch.now);
    outbox.close(batch.closed);
    outbox.onward(batch.onward);
    errors.resolve(batch.settledErrors);
    errors.report(batch.errors);
    history.add(batch.history);
    intake.revisit(batch.revisits, batch.now);
    new HashMap<>(batch.rereads)
        .entrySet().stream()
            .collect(Collectors.groupingBy(Map.Entry::getValue))
            .forEach(
                (at, entries) ->
                    intake.reread(entries.stream().map(Map.Entry::getKey).toList(), at));
  }
}
