package org.syncline.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.decision.Agreed;
import org.syncline.decision.assignment.AssignmentDecision;
import org.syncline.decision.automation.Action;
import org.syncline.errors.SyncError;
import org.syncline.history.HistoryRow;
import org.syncline.intake.Change;
import org.syncline.matching.Link;
import org.syncline.matching.MatchKeys;
import org.syncline.mirror.Absorption;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.LifeFields;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.review.Review;
import org.syncline.rules.RuleSet;

/**
 * The sync of a handful of records, played through in memory: the very steps of the pipeline, with
 * no database and no systems. Both systems are taken to be read to the end already, to take every
 * write, and to show it at once. Used by one thread.
 */
public final class SyncRehearsal {
  /** What is decided again settles in two or three rounds; more are a mistake of ours. */
  private static final int MOST_ROUNDS = 50;

  private static final long MADE_IDS_FROM = 900_000_000L;

  private final RuleSet ruleSet;
  private final ChangeStep changes = new ChangeStep();
  private final CreateStep creates = new CreateStep(new NewRecords(List.of()));
  private final MatchStep matches = new MatchStep(creates);
  private final DecideStep decisions = new DecideStep();
  private final LifeWrites lives = new LifeWrites();
  private final RehearsalTables tables = new RehearsalTables();
  private final RehearsalKept kept;
  private final RehearsalOwners owners;
  private final RehearsalAutomation automation;
  private final List<HistoryRow> history = new ArrayList<>();
  private final List<SyncError> errors = new ArrayList<>();
  private final List<Review> reviews = new ArrayList<>();
  private long made = MADE_IDS_FROM;

  /** Something that a rule of the automation phase would have done. */
  public record RuledAction(Action action, String rule) {}

  /**
   * What came of something that happened.
   *
   * @param waiting the writes that wait to be sent now
   * @param assigned whom prospects were given to
   */
  public record Decided(
      List<OutboxRow> waiting,
      List<HistoryRow> history,
      List<SyncError> errors,
      List<Review> reviews,
      List<RuledAction> actions,
      List<AssignmentDecision.To> assigned) {}

  public SyncRehearsal(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
    this.kept = new RehearsalKept(ruleSet.mappings());
    this.owners = new RehearsalOwners(ruleSet, kept, creates);
    this.automation = new RehearsalAutomation(ruleSet, owners);
  }

  /**
   * A record without a counterpart that rules can ask for.
   *
   * @param person the prospect, lead or contact that it belongs to
   */
  public void keep(RecordRef person, RecordRef record, Map<String, FieldValue> fields) {
    kept.put(person, record, fields);
  }

  /** A record that was seen before, has no partner, and asks for nothing. */
  public void know(Change seen) {
    Mirrored mirrored =
        Absorption.absorb(Optional.empty(), seen, Map.of(), Map.of())
            .mirrored()
            .standing(Standing.UNMATCHED);
    RecordRef ref = seen.record();
    tables.put(MatchKeys.keyed(mirrored, ruleSet.mappings().of(ref.system(), ref.object())));
  }

  /**
   * Two known records are linked.
   *
   * @param base by marketing field, what both last agreed on
   */
  public void link(String mapping, RecordRef marketing, RecordRef crm, Map<String, Agreed> base) {
    tables.put(Link.fresh(mapping, marketing, crm, "linked before").with(base, Map.of()));
    for (RecordRef side : List.of(marketing, crm)) {
      tables.put(tables.mirrors.get(side).standing(Standing.LINKED));
    }
  }

  /** A known record as its system shows it now; empty where it was deleted or never known. */
  public Optional<Map<String, FieldValue>> values(RecordRef ref) {
    return Optional.ofNullable(tables.mirrors.get(ref))
        .filter(mirrored -> !mirrored.deleted())
        .map(Mirrored::fields);
  }

  /** Whom a record is linked with now. */
  public Optional<RecordRef> partner(RecordRef ref) {
    return tables.link(ref).map(link -> link.of(ref.system().other()));
  }

  /** A known record, read again as it is. */
  public Change read(RecordRef ref, Instant at) {
    Mirrored known = tables.mirrors.get(ref);
    ChangedBy by = known.written().isEmpty() ? known.changedBy() : ChangedBy.SYNCLINE;
    return Change.read(ref, known.seenStamp(), known.fields(), known.deleted(), by, at);
  }

  /** Somebody edits some fields of a known record; a deleted one is restored by it. */
  public Change edit(RecordRef ref, Map<String, FieldValue> edits, ChangedBy by, Instant at) {
    Map<String, FieldValue> fields = new HashMap<>(tables.mirrors.get(ref).fields());
    fields.putAll(edits);
    return Change.read(ref, at, fields, false, by, at);
  }

  /** It is shown in the recycle bin, and was merged into nobody. */
  public Change delete(RecordRef ref, Instant at) {
    Map<String, FieldValue> fields = new HashMap<>(tables.mirrors.get(ref).fields());
    LifeFields.of(ref.system(), ref.object())
        .forEach(name -> fields.putIfAbsent(name, FieldValue.BLANK));
    return Change.read(ref, at, fields, true, ChangedBy.USER, at);
  }

  /** Decides one batch of changes, and whatever has to be decided again because of them. */
  public Decided decide(List<Change> batch, Instant at) {
    settle(step(batch, Set.of(), at), at);
    return told();
  }

  /** All that waits is sent and taken; then what follows from that is decided. */
  public Decided deliver(Instant at) {
    Set<RecordRef> again = new HashSet<>();
    Set<RecordRef> fresh = new HashSet<>();
    Set<RecordRef> written = new HashSet<>();
    for (OutboxRow row : waiting()) {
      DeliveryBatch answered = answer(row, at);
      again.addAll(tables.store(answered));
      fresh.addAll(answered.made);
      Optional.ofNullable(row.target()).ifPresent(written::add);
    }
    settle(again, at);
    settle(step(fresh.stream().map(ref -> whole(ref, at)).toList(), Set.of(), at), at);
    settle(shown(written, at), at);
    return told();
  }

  /** Rules look at what is written once it is read again. */
  private Set<RecordRef> shown(Set<RecordRef> written, Instant at) {
    SyncBatch under = tables.load(ruleSet, at);
    under.touched.addAll(written);
    relate(under);
    automation.apply(under);
    return kept(under);
  }

  private DeliveryBatch answer(OutboxRow row, Instant at) {
    DeliveryBatch batch = tables.loadForAnswers(ruleSet, at);
    String id = row.target() == null ? made(row) : row.target().id();
    new Delivery.Delivered(id, Optional.of(at), Map.of()).on(DeliveryAnswer.to(batch, row));
    history.addAll(batch.history);
    errors.addAll(batch.errors);
    return batch;
  }

  /** A record that was made shows a blank in each field that it was not given. */
  private Change whole(RecordRef made, Instant at) {
    Map<String, FieldValue> fields = new HashMap<>();
    ruleSet.mappings().fieldNames(made.system(), made.object()).stream()
        .forEach(name -> fields.put(name, FieldValue.BLANK));
    fields.putAll(tables.mirrors.get(made).fields());
    return Change.read(made, at, fields, false, ChangedBy.SYNCLINE, at);
  }

  private String made(OutboxRow create) {
    made++;
    String kind = create.object().equals("Contact") ? "003" : "00Q";
    return create.system() == SystemName.CRM ? kind + "%012d".formatted(made) : "" + made;
  }

  private void settle(Set<RecordRef> again, Instant at) {
    Set<RecordRef> next = again;
    for (int round = 0; !next.isEmpty(); round++) {
      if (round == MOST_ROUNDS) {
        throw new IllegalStateException("decided again without end: " + next);
      }
      next = step(List.of(), next, at);
    }
  }

  private Set<RecordRef> step(List<Change> batch, Collection<RecordRef> revisits, Instant at) {
    SyncBatch under = tables.load(ruleSet, at);
    under.changes.addAll(batch);
    batch.forEach(change -> under.touched.add(change.record()));
    under.touched.addAll(revisits);
    changes.apply(under);
    matches.apply(under);
    relate(under);
    owners.apply(under);
    decisions.apply(under);
    automation.apply(under);
    lives.apply(under);
    return kept(under);
  }

  private Set<RecordRef> kept(SyncBatch under) {
    history.addAll(under.history);
    errors.addAll(under.errors);
    reviews.addAll(under.reviews);
    return tables.store(under);
  }

  private void relate(SyncBatch under) {
    for (RecordRef ref : under.touched) {
      AutomateStep.prospect(under, ref)
          .map(Mirrored::ref)
          .ifPresent(
              prospect ->
                  under.related.put(
                      prospect, kept.of(prospect, under.link(prospect).map(Link::crm), under.now)));
    }
  }

  private List<OutboxRow> waiting() {
    return tables.writes.values().stream().filter(row -> row.waiting() && !row.held()).toList();
  }

  private Decided told() {
    Decided decided =
        new Decided(
            waiting(),
            List.copyOf(history),
            List.copyOf(errors),
            List.copyOf(reviews),
            automation.take().stream()
                .map(one -> new RuledAction(one.action(), one.match().rule()))
                .toList(),
            owners.take());
    history.clear();
    errors.clear();
    reviews.clear();
    return decided;
  }
}
