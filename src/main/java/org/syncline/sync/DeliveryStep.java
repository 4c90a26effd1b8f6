package org.syncline.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.syncline.database.Locks;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.history.HistoryRepository;
import org.syncline.intake.Intake;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.mirror.MirrorRepository;
import org.syncline.outbox.CreateClaims;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.OutboxField;
import org.syncline.outbox.OutboxRepository;
import org.syncline.outbox.OutboxRepository.Awaited;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** Takes the answers to a batch of writes, in one transaction, into base, mirror and links. */
@ApplicationScoped
public class DeliveryStep {
  private static final Logger LOG = Logger.getLogger(DeliveryStep.class);
  private final Locks locks;
  private final OutboxRepository outbox;
  private final CreateClaims claims;
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
      CreateClaims claims,
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
    this.claims = claims;
    this.mirrors = mirrors;
    this.links = links;
    this.errors = errors;
    this.history = history;
    this.intake = intake;
    this.ruleSets = ruleSets;
    this.lags = lags;
    this.clock = clock;
  }

  /**
   * The answers by the id of the write. Starts a transaction of its own; where one answer cannot be
   * stored, the others are all the same.
   *
   * @param sent as it was handed out; an answer to an earlier hand-out of a write says nothing
   */
  public void answered(List<OutboxRow> sent, Map<Long, Delivery> answers) {
    try {
      QuarkusTransaction.requiringNew().run(() -> take(sent, answers));
    } catch (RuntimeException e) {
      LOG.warnf(e, "%d answers could not be stored together", sent.size());
      sent.forEach(row -> alone(row, answers.get(row.id())));
    }
  }

  /** One that fails is left as if its answer had been lost. */
  private void alone(OutboxRow row, Delivery answer) {
    try {
      QuarkusTransaction.requiringNew().run(() -> take(List.of(row), Map.of(row.id(), answer)));
    } catch (RuntimeException e) {
      LOG.errorf(e, "The answer to a write to %s %s is lost", row.system(), row.object());
    }
  }

  private void take(List<OutboxRow> sent, Map<Long, Delivery> answers) {
    Set<RecordRef> refs = refs(sent, answers);
    locks.take(names(sent, refs));
    DeliveryBatch batch =
        new DeliveryBatch(ruleSets.current(), clock.instant(), lags.of(sent.get(0).system()));
    batch.know(
        mirrors.load(looked(sent, refs)), links.of(refs).stream().filter(Link::open).toList());
    Map<Long, OutboxRow> byId =
        sent.stream().collect(Collectors.toMap(OutboxRow::id, Function.identity()));
    for (Awaited awaited : outbox.awaited(answers.keySet())) {
      OutboxRow row = byId.get(awaited.id());
      if (row.attempts() == awaited.attempts()) {
        OutboxRow now = row.during(awaited.revisit(), awaited.touched());
        answers.get(row.id()).on(DeliveryAnswer.to(batch, now));
      }
    }
    store(batch);
  }

  /** Who creates speaks for its keys: nobody may look for partners under them meanwhile. */
  private Set<String> names(List<OutboxRow> sent, Set<RecordRef> refs) {
    Set<String> names = refs.stream().map(RecordRef::key).collect(Collectors.toSet());
    names.addAll(
        claims.claimed(
            sent.stream().filter(row -> row.target() == null).map(OutboxRow::source).toList()));
    return names;
  }

  /** The source's state has a say only where one was made for it, or both sides are written. */
  private static Set<RecordRef> looked(List<OutboxRow> sent, Set<RecordRef> refs) {
    Set<RecordRef> looked = new HashSet<>(refs);
    sent.stream()
        .filter(row -> row.target() != null)
        .filter(row -> row.fields().values().stream().noneMatch(OutboxField::bothWritten))
        .forEach(row -> looked.remove(row.source()));
    sent.stream().map(OutboxRow::target).filter(Objects::nonNull).forEach(looked::add);
    return looked;
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

  /** One after the other, so that many alike are not refused all at once. */
  private Collection<RecordRef> next(Collection<String> keys) {
    Map<String, RecordRef> first = new HashMap<>();
    mirrors.waiting(keys, false).forEach(keyed -> first.putIfAbsent(keyed.key(), keyed.record()));
    return first.values();
  }

  private void store(DeliveryBatch batch) {
    mirrors.store(batch.alterations());
    mirrors.saveKeys(batch.newMirrors());
    Map<Boolean, List<Link>> byAge =
        batch.changedLinks.values().stream()
            .collect(Collectors.partitioningBy(link -> link.id() == 0));
    links.save(byAge.get(false), batch.storedLinks, batch.now);
    links.open(byAge.get(true), batch.now);
    batch.closed.removeAll(batch.refusedCreates);
    Set<String> freed = new HashSet<>(outbox.close(batch.closed));
    freed.addAll(batch.released());
    mirrors.waiting(freed, true).forEach(keyed -> batch.revisits.add(keyed.record()));
    batch.revisits.addAll(next(outbox.close(batch.refusedCreates)));
    outbox.onward(batch.onward);
    outbox.update(batch.decided);
    outbox.holdCreates(batch.made);
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
