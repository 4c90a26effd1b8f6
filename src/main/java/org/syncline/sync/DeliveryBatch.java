package org.syncline.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.history.HistoryRow;
import org.syncline.matching.Link;
import org.syncline.matching.MatchKeys;
import org.syncline.mirror.Alteration;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.OutboxRepository;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;

/** The answers to one batch of writes: what is known, under lock, and what is to be stored. */
final class DeliveryBatch {
  final RuleSet ruleSet;
  final Instant now;
  final Duration readLag;
  final Map<RecordRef, Mirrored> mirrors = new HashMap<>();
  final Map<RecordRef, Link> links = new HashMap<>();
  private final Map<RecordRef, Mirrored> stored = new HashMap<>();
  final Map<Long, Link> storedLinks = new HashMap<>();
  private final Set<RecordRef> changed = new LinkedHashSet<>();
  private final Set<RecordRef> added = new LinkedHashSet<>();
  final Map<RecordRef, Link> changedLinks = new LinkedHashMap<>();
  final Set<Long> closed = new LinkedHashSet<>();
  final Set<RecordRef> made = new LinkedHashSet<>();
  final Set<Long> refusedCreates = new LinkedHashSet<>();
  final List<OutboxRepository.Onward> onward = new ArrayList<>();

  /** Writes that go on with other fields. */
  final List<OutboxRow> decided = new ArrayList<>();

  final List<SyncError> errors = new ArrayList<>();
  final List<SyncErrorRepository.Settled> settledErrors = new ArrayList<>();
  final List<HistoryRow> history = new ArrayList<>();
  final Set<RecordRef> revisits = new LinkedHashSet<>();
  final Map<RecordRef, Instant> rereads = new HashMap<>();

  DeliveryBatch(RuleSet ruleSet, Instant now, Duration readLag) {
    this.ruleSet = ruleSet;
    this.now = now;
    this.readLag = readLag;
  }

  void know(Map<RecordRef, Mirrored> known, Collection<Link> open) {
    mirrors.putAll(known);
    stored.putAll(known);
    for (Link link : open) {
      storedLinks.put(link.id(), link);
      links.put(link.marketing(), link);
      links.put(link.crm(), link);
    }
  }

  void put(Mirrored mirrored) {
    if (mirrors.put(mirrored.ref(), mirrored) == null) {
      added.add(mirrored.ref());
    }
    changed.add(mirrored.ref());
  }

  void put(Link link) {
    links.put(link.marketing(), link);
    links.put(link.crm(), link);
    changedLinks.put(link.marketing(), link);
  }

  List<Mirrored> changedMirrors() {
    return changed.stream().map(mirrors::get).toList();
  }

  List<Alteration> alterations() {
    return changed.stream().map(ref -> new Alteration(stored.get(ref), mirrors.get(ref))).toList();
  }

  /** Under these others may have waited to be proposed with those that were created for. */
  Set<String> released() {
    return made.stream()
        .flatMap(ref -> Stream.ofNullable(mirrors.get(ref)))
        .flatMap(mirrored -> MatchKeys.proposing(mirrored.matchKeys()).stream())
        .collect(Collectors.toSet());
  }

  List<Mirrored> newMirrors() {
    return added.stream().map(mirrors::get).toList();
  }
}
