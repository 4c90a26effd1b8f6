package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.database.Locks;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.history.HistoryRepository;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.intake.Intake.Taken;
import org.syncline.intake.MatchingGate;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.matching.MatchKeys;
import org.syncline.matching.Succession;
import org.syncline.matching.SuccessionRepository;
import org.syncline.mirror.Absorption;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.MirrorRepository.Keyed;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.CreateClaims;
import org.syncline.outbox.OutboxRepository;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.review.ReviewRepository;
import org.syncline.rules.RuleSet;

/** Loads all that a batch needs, under lock, and stores all that came of it. */
@ApplicationScoped
class SyncBatches {
  private final Intake intake;
  private final Locks locks;
  private final MatchingGate gate;
  private final MirrorRepository mirrors;
  private final LinkRepository links;
  private final SuccessionRepository successions;
  private final OutboxRepository outbox;
  private final CreateClaims claims;
  private final HistoryRepository history;
  private final SyncErrorRepository errors;
  private final ReviewRepository reviews;
  private final Clock clock;

  SyncBatches(
      Intake intake,
      Locks locks,
      MatchingGate gate,
      MirrorRepository mirrors,
      LinkRepository links,
      SuccessionRepository successions,
      OutboxRepository outbox,
      CreateClaims claims,
      HistoryRepository history,
      SyncErrorRepository errors,
      ReviewRepository reviews,
      Clock clock) {
    this.intake = intake;
    this.locks = locks;
    this.gate = gate;
    this.mirrors = mirrors;
    this.links = links;
    this.successions = successions;
    this.outbox = outbox;
    this.claims = claims;
    this.history = history;
    this.errors = errors;
    this.reviews = reviews;
    this.clock = clock;
  }

  /**
   * Locks records, partners and match keys, then reads them. A record whose partner or keys turn
   * out to be others than were locked, or of which an older change is in other hands, stays for a
   * later batch.
   */
  SyncBatch load(Taken taken, RuleSet ruleSet) {
    Set<RecordRef> refs = new HashSet<>(taken.revisits());
    taken.changes().forEach(change -> refs.add(change.record()));
    Set<String> keys = MatchKeys.linking(mirrors.keys(refs));
    keys.addAll(newKeys(taken.changes(), ruleSet));
    Set<String> locked = new HashSet<>(links.sides(refs));
    refs.forEach(ref -> locked.add(ref.key()));
    Set<String> ids = crmIds(locked, keys);
    Set<RecordRef> heirs = heirs(ids, taken.changes());
    heirs.forEach(heir -> locked.add(heir.key()));
    locked.addAll(links.sides(heirs));
    locked.addAll(keys);
    locks.take(locked);

    SyncBatch batch = new SyncBatch(ruleSet, clock.instant(), gate.open());
    batch.successions.know(successions.around(ids));
    heirs.addAll(batch.successions.records());
    heirs.addAll(refs);
    Set<RecordRef> people = withPartners(heirs, batch);
    batch.know(mirrors.load(people).values());
    batch.knowWrites(outbox.open(people));
    admit(taken, ruleSet, locked, batch);
    knowCandidates(taken, ruleSet, batch);
    batch.knowRevisits(intake.revisits(batch.known()));
    return batch;
  }

  /** Of all CRM records that a batch has or names. */
  private static Set<String> crmIds(Set<String> records, Set<String> keys) {
    Set<String> ids = new HashSet<>();
    records.stream()
        .map(RecordRef::parse)
        .filter(ref -> ref.system() == SystemName.CRM)
        .forEach(ref -> ids.add(ref.id()));
    keys.forEach(key -> MatchKeys.crmId(key).ifPresent(ids::add));
    return ids;
  }

  /** Records as which others live on, known or told by these changes, and those others. */
  private Set<RecordRef> heirs(Set<String> ids, List<Change> changes) {
    Successions known = new Successions();
    Set<String> all = new HashSet<>(ids);
    for (Change change : changes) {
      Succession.of(alone(change))
          .ifPresent(
              one -> {
                known.know(List.of(one));
                all.add(one.heir().id());
              });
    }
    known.know(successions.around(all));
    return known.records();
  }

  private static Mirrored alone(Change change) {
    return Absorption.absorb(Optional.empty(), change, Map.of(), Map.of()).mirrored();
  }

  private Set<String> newKeys(List<Change> changes, RuleSet ruleSet) {
    return changes.stream()
        .flatMap(change -> keys(change, ruleSet).stream())
        .collect(Collectors.toSet());
  }

  /** The keys that a change brings by itself; unchanged ones are in the mirror. */
  private Collection<String> keys(Change change, RuleSet ruleSet) {
    Mirrored alone = alone(change);
    RecordRef ref = change.record();
    return MatchKeys.of(alone, ruleSet.mappings().of(ref.system(), ref.object())).values();
  }

  private Set<RecordRef> withPartners(Set<RecordRef> refs, SyncBatch batch) {
    List<Link> found = links.of(refs);
    batch.knowLinks(found);
    Set<RecordRef> people = new HashSet<>(refs);
    for (Link link : found) {
      people.add(link.marketing());
      people.add(link.crm());
    }
    return people;
  }

  private void admit(Taken taken, RuleSet ruleSet, Set<String> locked, SyncBatch batch) {
    Set<RecordRef> later = new HashSet<>(intake.outOfTurn(taken));
    for (int i = 0; i < taken.changes().size(); i++) {
      Change change = taken.changes().get(i);
      if (!later.contains(change.record()) && lockedWholly(change.record(), locked, batch)) {
        batch.changes.add(change);
        batch.touched.add(change.record());
        batch.handled(taken.ids().get(i));
      } else {
        later.add(change.record());
      }
    }
    for (RecordRef revisit : taken.revisits()) {
      if (!later.contains(revisit) && lockedWholly(revisit, locked, batch)) {
        batch.touched.add(revisit);
      } else {
        batch.revisits.add(revisit);
      }
    }
  }

  private static boolean lockedWholly(RecordRef ref, Set<String> locked, SyncBatch batch) {
    List<String> needed = new ArrayList<>();
    Set<RecordRef> near = new HashSet<>(Set.of(ref));
    batch.link(ref).ifPresent(link -> near.add(link.crm()));
    List.copyOf(near).forEach(one -> near.addAll(batch.successions.kin(one)));
    for (RecordRef one : near) {
      needed.add(one.key());
      Stream.of(batch.link(one), batch.closedLink(one))
          .flatMap(Optional::stream)
          .forEach(link -> needed.addAll(List.of(link.marketing().key(), link.crm().key())));
    }
    batch.mirror(ref).ifPresent(mirrored -> needed.addAll(MatchKeys.linking(mirrored.matchKeys())));
    return locked.containsAll(needed);
  }

  private void knowCandidates(Taken taken, RuleSet ruleSet, SyncBatch batch) {
    if (!batch.matching) {
      return;
    }
    Set<String> keys = newKeys(taken.changes(), ruleSet);
    batch.touched.stream()
        .filter(ref -> batch.link(ref).isEmpty())
        .forEach(
            ref -> batch.mirror(ref).ifPresent(m -> keys.addAll(MatchKeys.linking(m.matchKeys()))));
    batch.claims.know(claims.of(keys, batch.touched));
    List<Keyed> sharing = mirrors.sharing(keys);
    sharing.forEach(keyed -> batch.knowSharing(keyed.key(), keyed.record()));
    Set<RecordRef> candidates =
        sharing.stream()
            .map(Keyed::record)
            .filter(ref -> batch.mirror(ref).isEmpty())
            .collect(Collectors.toSet());
    batch.know(mirrors.load(candidates).values());
    batch.knowLinks(links.of(candidates));
    batch.knowWrites(
        outbox.open(candidates.stream().filter(ref -> batch.link(ref).isEmpty()).toList()));
  }

  void store(SyncBatch batch) {
    mirrors.store(batch.alterations());
    mirrors.saveKeys(batch.changedKeys());
    saveLinks(batch);
    successions.add(batch.successions.learnt(), batch.now);
    successions.remove(batch.successions.undone());
    claims.giveUp(batch.claims.givenUp());
    claims.claim(batch.claims.taken());
    batch.freedKeys.addAll(batch.claims.freed());
    batch.freedKeys.addAll(outbox.close(batch.closedWrites));
    outbox.update(batch.changedWrites.values());
    outbox.insert(batch.newWrites);
    history.add(batch.history);
    errors.resolve(batch.settledErrors);
    errors.recovered(withPartners(batch), batch.stillUnassigned());
    errors.report(batch.errors);
    reviews.settle(batch.settledReviews, batch.now);
    reviews.hold(batch.reviews);
    mirrors.waiting(batch.freedKeys, true).forEach(keyed -> batch.revisits.add(keyed.record()));
    intake.revisited(batch.served());
    intake.revisit(batch.revisits, batch.now);
    batch.rereads.entrySet().stream()
        .collect(Collectors.groupingBy(Map.Entry::getValue))
        .forEach(
            (at, entries) -> intake.reread(entries.stream().map(Map.Entry::getKey).toList(), at));
  }

  private static Set<RecordRef> withPartners(SyncBatch batch) {
    Set<RecordRef> handled = new HashSet<>(batch.touched);
    batch.touched.stream()
        .flatMap(ref -> batch.link(ref).stream())
        .forEach(link -> handled.addAll(List.of(link.marketing(), link.crm())));
    return handled;
  }

  private void saveLinks(SyncBatch batch) {
    Map<Boolean, List<Link>> byAge =
        batch.changedLinks().stream().collect(Collectors.partitioningBy(link -> link.id() == 0));
    links.save(byAge.get(false), batch.storedLinks, batch.now);
    links.open(byAge.get(true), batch.now);
  }
}
