package org.syncline.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.decision.criteria.Related;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.history.HistoryRow;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Link;
import org.syncline.mirror.Alteration;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.review.Review;
import org.syncline.review.ReviewRepository;
import org.syncline.rules.RuleSet;

/**
 * One batch under way: what is known of its records, all under lock, and what is to be stored. Used
 * by one thread.
 */
final class SyncBatch {
  final RuleSet ruleSet;
  final Instant now;
  final boolean matching;
  final List<Change> changes = new ArrayList<>();
  final Set<RecordRef> touched = new TreeSet<>();
  private final Set<Long> handled = new LinkedHashSet<>();

  private final Map<RecordRef, Mirrored> mirrors = new HashMap<>();
  private final Map<RecordRef, Mirrored> stored = new HashMap<>();
  private final Set<RecordRef> changedMirrors = new LinkedHashSet<>();
  private final Set<RecordRef> changedKeys = new LinkedHashSet<>();
  final Map<Long, Link> storedLinks = new HashMap<>();
  private final Map<RecordRef, Link> links = new HashMap<>();
  private final Map<RecordRef, Link> closed = new HashMap<>();
  private final Set<RecordRef> changedLinks = new LinkedHashSet<>();
  private final List<Link> closedNow = new ArrayList<>();
  final Successions successions = new Successions();
  private final Map<RecordRef, OutboxRow> writes = new HashMap<>();
  private final Map<RecordRef, OutboxRow> creates = new HashMap<>();
  private final Map<String, Set<RecordRef>> sharing = new HashMap<>();

  final BatchClaims claims = new BatchClaims();
  final List<OutboxRow> newWrites = new ArrayList<>();
  final Map<Long, OutboxRow> changedWrites = new HashMap<>();
  final Set<Long> closedWrites = new LinkedHashSet<>();
  final List<HistoryRow> history = new ArrayList<>();
  final List<SyncError> errors = new ArrayList<>();
  final List<SyncErrorRepository.Settled> settledErrors = new ArrayList<>();
  final List<Review> reviews = new ArrayList<>();
  final List<ReviewRepository.Settled> settledReviews = new ArrayList<>();
  final Map<RecordRef, Instant> rereads = new HashMap<>();
  final Set<RecordRef> revisits = new HashSet<>();

  /** Keys that a record carries no more, or whose record lost its partner. */
  final Set<String> freedKeys = new HashSet<>();

  /** Prospects for which a CRM record would be made if somebody owned it, with the mapping. */
  final Map<RecordRef, Mapping> unassigned = new LinkedHashMap<>();

  /** What is kept of people, by prospect, as far as rules ask for it. */
  final Map<RecordRef, List<Related>> related = new HashMap<>();

  private final Map<RecordRef, Set<RecordRef>> refused = new HashMap<>();
  private final Map<RecordRef, Set<String>> told = new HashMap<>();

  SyncBatch(RuleSet ruleSet, Instant now, boolean matching) {
    this.ruleSet = ruleSet;
    this.now = now;
    this.matching = matching;
  }

  void know(Collection<Mirrored> known) {
    known.forEach(mirrored -> mirrors.put(mirrored.ref(), mirrored));
    known.forEach(mirrored -> stored.put(mirrored.ref(), mirrored));
  }

  Set<RecordRef> known() {
    return stored.keySet();
  }

  void knowLinks(Collection<Link> known) {
    known.forEach(link -> storedLinks.put(link.id(), link));
    for (Link link : known) {
      Map<RecordRef, Link> where = link.open() ? links : closed;
      List.of(link.marketing(), link.crm()).forEach(ref -> where.merge(ref, link, this::later));
    }
  }

  private Link later(Link one, Link other) {
    return one.id() > other.id() ? one : other;
  }

  void knowWrites(Collection<OutboxRow> open) {
    open.forEach(
        row ->
            (row.target() == null ? creates : writes)
                .put(row.target() == null ? row.source() : row.target(), row));
  }

  void knowSharing(String key, RecordRef record) {
    sharing.computeIfAbsent(key, k -> new TreeSet<>()).add(record);
  }

  /** A person has said that the two are not the same. */
  void knowRefused(RecordRef prospect, RecordRef crm) {
    refused.computeIfAbsent(prospect, ref -> new HashSet<>()).add(crm);
  }

  boolean refused(RecordRef prospect, RecordRef crm) {
    return refused.getOrDefault(prospect, Set.of()).contains(crm);
  }

  /** Fields of a link that this batch has put into history: one that is merged writes twice. */
  Set<String> toldOf(Link link) {
    return told.getOrDefault(link.marketing(), Set.of());
  }

  void tell(Link link, String field) {
    told.computeIfAbsent(link.marketing(), ref -> new HashSet<>()).add(field);
  }

  void handled(Long id) {
    handled.add(id);
  }

  Set<Long> handled() {
    return handled;
  }

  Optional<Mirrored> mirror(RecordRef ref) {
    return Optional.ofNullable(mirrors.get(ref));
  }

  void put(Mirrored mirrored) {
    Mirrored before = mirrors.put(mirrored.ref(), mirrored);
    mirrored.matchKeys().forEach(key -> knowSharing(key, mirrored.ref()));
    changedMirrors.add(mirrored.ref());
    if (before == null || !before.matchKeys().equals(mirrored.matchKeys())) {
      changedKeys.add(mirrored.ref());
    }
    if (before != null) {
      before.matchKeys().stream()
          .filter(key -> !mirrored.matchKeys().contains(key))
          .forEach(freedKeys::add);
    }
  }

  Optional<Link> link(RecordRef ref) {
    return Optional.ofNullable(links.get(ref));
  }

  Optional<Link> closedLink(RecordRef ref) {
    return Optional.ofNullable(closed.get(ref));
  }

  /** One that had ended goes on: nothing is due to it as an ended one any more. */
  void put(Link link) {
    closedNow.removeIf(other -> link.id() > 0 && other.id() == link.id());
    closed.values().removeIf(other -> link.id() > 0 && other.id() == link.id());
    links.put(link.marketing(), link);
    links.put(link.crm(), link);
    changedLinks.add(link.marketing());
  }

  void close(Link link) {
    links.remove(link.marketing());
    links.remove(link.crm());
    changedLinks.remove(link.marketing());
    amend(link);
  }

  /** Something has changed about a link that has ended. */
  void amend(Link link) {
    closedNow.removeIf(
        other -> other.marketing().equals(link.marketing()) && other.crm().equals(link.crm()));
    closedNow.add(link);
    closed.put(link.marketing(), link);
    closed.put(link.crm(), link);
  }

  Optional<OutboxRow> write(RecordRef target) {
    return Optional.ofNullable(writes.get(target));
  }

  Optional<OutboxRow> create(RecordRef source) {
    return Optional.ofNullable(creates.get(source));
  }

  void closeWrite(OutboxRow row) {
    closedWrites.add(row.id());
    changedWrites.remove(row.id());
    writes.remove(row.target());
  }

  void changeWrite(OutboxRow row) {
    changedWrites.put(row.id(), row);
    writes.put(row.target(), row);
  }

  /** A create that is not wanted any more; one that is being sent can only be waited for. */
  void dropCreate(RecordRef source) {
    create(source)
        .filter(OutboxRow::waiting)
        .ifPresent(
            row -> {
              closedWrites.add(row.id());
              changedWrites.remove(row.id());
              creates.remove(source);
            });
  }

  void changeCreate(OutboxRow row) {
    changedWrites.put(row.id(), row);
    creates.put(row.source(), row);
  }

  /** Records that still lack an owner; while nothing is matched nobody is asked for one. */
  Set<RecordRef> stillUnassigned() {
    return !matching
        ? touched
        : errors.stream()
            .filter(error -> error.kind().equals(SyncError.UNASSIGNED))
            .map(SyncError::record)
            .collect(Collectors.toSet());
  }

  void settle(RecordRef record, String field) {
    settledErrors.add(new SyncErrorRepository.Settled(record, field));
  }

  /** The CRM's name of a mapped field; the given one where it is no longer mapped. */
  String crmField(String mapping, String marketingField) {
    return ruleSet
        .mappings()
        .named(mapping)
        .flatMap(named -> named.byMarketing(marketingField))
        .map(FieldMapping::crm)
        .orElse(marketingField);
  }

  /** Records that carry the key, on the given record's other side. */
  List<RecordRef> sharing(RecordRef ref, String key) {
    return carrying(ref.system().other(), key);
  }

  List<RecordRef> carrying(SystemName system, String key) {
    return sharing.getOrDefault(key, Set.of()).stream()
        .filter(other -> other.system() == system)
        .filter(other -> mirror(other).filter(m -> m.matchKeys().contains(key)).isPresent())
        .toList();
  }

  void reread(RecordRef ref, Instant notBefore) {
    rereads.merge(ref, notBefore, (one, other) -> one.isAfter(other) ? one : other);
  }

  List<Mirrored> changedMirrors() {
    return changedMirrors.stream().map(mirrors::get).toList();
  }

  List<Alteration> alterations() {
    return changedMirrors.stream()
        .map(ref -> new Alteration(stored.get(ref), mirrors.get(ref)))
        .toList();
  }

  /** Links that were decided now: whoever waits to have one of their records decided is served. */
  final Set<RecordRef> decided = new HashSet<>();

  private final List<Intake.Revisit> waiting = new ArrayList<>();

  void knowRevisits(Collection<Intake.Revisit> wishes) {
    waiting.addAll(wishes);
  }

  void serveNobody() {
    waiting.clear();
  }

  List<Long> served() {
    return waiting.stream()
        .filter(wish -> decided.contains(wish.record()) && !revisits.contains(wish.record()))
        .map(Intake.Revisit::seq)
        .toList();
  }

  List<Mirrored> changedKeys() {
    return changedKeys.stream().map(mirrors::get).toList();
  }

  List<Link> changedLinks() {
    List<Link> changed = new ArrayList<>(closedNow);
    changedLinks.forEach(ref -> changed.add(links.get(ref)));
    return changed;
  }
}
