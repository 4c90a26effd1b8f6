package org.syncline.sync;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.FieldDecision.Outcome;
import org.syncline.decision.Pair;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Hold;
import org.syncline.matching.Link;
import org.syncline.matching.MatchKeys;
import org.syncline.outbox.OutboxField;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.syncline.review.Review;
import org.syncline.review.ReviewRepository;

/** What the decisions on one link change: base, holds, waiting writes, history, errors, reviews. */
final class LinkDecision {
  private static final String CARRIED = "a prospect carries the id of its record";
  private final SyncBatch batch;
  private final Link link;
  private final Pair pair;
  private final Map<String, Agreed> base;
  private final Map<String, Hold> holds;
  private final Map<SystemName, Map<String, OutboxField>> wanted = new EnumMap<>(SystemName.class);
  private final Map<String, FieldDecision> because = new HashMap<>();
  private boolean undecided;

  LinkDecision(SyncBatch batch, Link link, Pair pair) {
    this.batch = batch;
    this.link = link;
    this.pair = pair;
    this.base = new HashMap<>(link.base());
    this.holds = new HashMap<>(link.holds());
    for (SystemName system : SystemName.values()) {
      wanted.put(system, new HashMap<>());
    }
  }

  void take(List<FieldDecision> decisions) {
    decisions.forEach(this::take);
    carryId();
    if (!base.equals(link.base()) || !holds.equals(link.holds())) {
      batch.put(link.with(base, holds));
    }
    LinkWrites writes = new LinkWrites(batch, link, pair, because, undecided || keptOut());
    wanted.forEach(writes::replace);
  }

  /**
   * A prospect that carries the id of another record, for which it was linked before. Once that was
   * taken it is agreed, whatever the prospect shows.
   */
  private void carryId() {
    FieldValue id = FieldValue.of(link.crm().id());
    pair.mapping().match().stream()
        .filter(MatchKeys::byId)
        .map(Mapping.MatchPair::marketing)
        .filter(name -> otherId(pair.marketing().field(name)))
        .filter(name -> !holds.containsKey(name))
        .filter(name -> base.get(name) == null || !base.get(name).crm().equals(id))
        .forEach(
            name ->
                wanted
                    .get(SystemName.MARKETING)
                    .put(name, new OutboxField(id, name, id, id, CARRIED, false, null)));
  }

  private boolean otherId(FieldValue carried) {
    return carried.present() && !FieldType.ID.same(carried, FieldValue.of(link.crm().id()));
  }

  /** A write of ours may take the pair out of the sync. */
  private boolean keptOut() {
    return pair.mapping()
        .doNotSyncField()
        .filter(wanted.get(SystemName.MARKETING)::containsKey)
        .isPresent();
  }

  /** A rule may have left it because of another field, which a write of ours is about to change. */
  private boolean leftDifferent(FieldDecision decision) {
    FieldMapping field = decision.field();
    return !decision.agrees()
        && decision.writes().isEmpty()
        && pair.marketing().field(field.marketing()).provided()
        && pair.crm().field(field.crm()).provided();
  }

  private void take(FieldDecision decision) {
    String field = decision.field().marketing();
    because.put(field, decision);
    undecided |= leftDifferent(decision);
    if (decision.agrees()) {
      base.put(field, shown(decision.field()));
    }
    if (decision.untakeable().isPresent()) {
      hold(decision, decision.untakeable().get());
    } else if (decision.outcome() == Outcome.REVIEW) {
      review(decision);
    } else if (decision.writes().isEmpty()) {
      release(decision.field());
    }
    if (decision.outcome() != Outcome.REVIEW) {
      decision.writes().forEach(write -> want(decision, write));
    }
  }

  private Agreed shown(FieldMapping field) {
    return new Agreed(pair.marketing().field(field.marketing()), pair.crm().field(field.crm()));
  }

  /** A value that was refused is not sent again until value, mapping or rules change. */
  private void want(FieldDecision decision, FieldWrite write) {
    Hold held = holds.get(decision.field().marketing());
    boolean refused =
        held != null
            && held.kind() == Hold.Kind.REJECTED
            && held.system() == write.system()
            && held.value().equals(write.value())
            && held.ruleSet().equals(batch.ruleSet.version());
    if (refused) {
      return;
    }
    if (held != null && decision.untakeable().isEmpty()) {
      release(decision.field());
    }
    wanted.get(write.system()).put(write.field(), outboxField(decision, write));
  }

  private OutboxField outboxField(FieldDecision decision, FieldWrite write) {
    FieldMapping field = decision.field();
    return new OutboxField(
        write.value(),
        field.marketing(),
        after(decision, SystemName.MARKETING),
        after(decision, SystemName.CRM),
        decision.rule().orElse(""),
        decision.writes().size() > 1,
        WriteEffect.of(pair, field, write));
  }

  private FieldValue after(FieldDecision decision, SystemName system) {
    return decision.writes().stream()
        .filter(write -> write.system() == system)
        .map(FieldWrite::value)
        .findFirst()
        .orElse(pair.of(system).field(decision.field().name(system)));
  }

  private void release(FieldMapping field) {
    Hold held = holds.remove(field.marketing());
    if (held == null) {
      return;
    }
    if (held.kind() == Hold.Kind.REVIEW || held.kind() == Hold.Kind.TAKEN) {
      batch.settledReviews.add(
          new ReviewRepository.Settled(link.marketing(), "field", field.marketing()));
    } else {
      batch.settledErrors.add(
          new SyncErrorRepository.Settled(link.of(held.system()), field.name(held.system())));
    }
  }

  private void hold(FieldDecision decision, FieldDecision.Untakeable why) {
    Hold hold = held(Hold.Kind.UNTAKEABLE, why.system(), decision, why.value());
    if (hold.equals(holds.get(decision.field().marketing()))) {
      return;
    }
    release(decision.field());
    holds.put(decision.field().marketing(), hold);
    batch.errors.add(
        SyncError.open(
            link.of(why.system()),
            link.of(why.system().other()),
            why.field(),
            "untakeable",
            why.code(),
            why.message(),
            why.value(),
            batch.ruleSet.version(),
            batch.now));
  }

  private Hold held(Hold.Kind kind, SystemName system, FieldDecision decision, FieldValue value) {
    Agreed shown = shown(decision.field());
    return new Hold(kind, system, shown.marketing(), shown.crm(), value, batch.ruleSet.version());
  }

  private void review(FieldDecision decision) {
    Optional<Hold> known = Optional.ofNullable(holds.get(decision.field().marketing()));
    Agreed shown = shown(decision.field());
    boolean unmoved =
        known.filter(held -> held.marketing().equals(shown.marketing())).isPresent()
            && known.get().crm().equals(shown.crm());
    if (known.filter(held -> TakenValue.stands(held, decision.field(), shown)).isPresent()) {
      taken(decision, known.get());
    } else if (!unmoved || known.get().kind() != Hold.Kind.REVIEW) {
      release(decision.field());
      holds.put(
          decision.field().marketing(),
          held(Hold.Kind.REVIEW, SystemName.CRM, decision, FieldValue.BLANK));
      batch.reviews.add(open(decision, shown));
      batch.history.add(FieldHistory.of(batch, link, pair, decision));
    }
  }

  /** A person has decided, and neither side moved since: write where the value is not yet. */
  private void taken(FieldDecision decision, Hold hold) {
    FieldDecision byPerson = TakenValue.decide(decision, hold, pair);
    because.put(decision.field().marketing(), byPerson);
    byPerson
        .writes()
        .forEach(
            write -> wanted.get(write.system()).put(write.field(), outboxField(byPerson, write)));
  }

  private Review open(FieldDecision decision, Agreed shown) {
    return new Review(
        0,
        link.marketing(),
        link.crm(),
        "field",
        decision.field().marketing(),
        decision.field().crm(),
        shown.marketing(),
        shown.crm(),
        List.of(),
        decision.rule().orElse(null),
        decision.reason(),
        batch.ruleSet.version(),
        "open",
        batch.now);
  }
}
