package org.syncline.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.matching.Succession;
import org.syncline.record.RecordRef;

/** Which CRM records of a batch have gone on as others, and what the batch learns of it. */
final class Successions {
  private final Map<RecordRef, RecordRef> heirs = new HashMap<>();
  private final Map<String, RecordRef> byId = new HashMap<>();
  private final Map<RecordRef, Succession> learnt = new LinkedHashMap<>();
  private final Set<RecordRef> undone = new HashSet<>();

  void know(Collection<Succession> known) {
    known.forEach(this::put);
  }

  private void put(Succession succession) {
    heirs.put(succession.record(), succession.heir());
    byId.put(succession.record().id(), succession.record());
  }

  /** Answers whether that is news. */
  boolean learn(Succession succession) {
    if (succession.heir().equals(heirs.get(succession.record()))) {
      return false;
    }
    put(succession);
    learnt.put(succession.record(), succession);
    undone.remove(succession.record());
    return true;
  }

  /** A merged record is restored: it is itself again. */
  void undo(RecordRef record) {
    if (heirs.remove(record) != null) {
      learnt.remove(record);
      undone.add(record);
    }
  }

  /** The record as which this one lives on at the end of the line. */
  Optional<RecordRef> heir(RecordRef record) {
    Set<RecordRef> seen = new HashSet<>(Set.of(record));
    RecordRef last = record;
    while (heirs.containsKey(last) && seen.add(heirs.get(last))) {
      last = heirs.get(last);
    }
    return last.equals(record) ? Optional.empty() : Optional.of(last);
  }

  /** As what the record with this id lives on. */
  Optional<RecordRef> heirOf(String crmId) {
    return Optional.ofNullable(byId.get(crmId)).flatMap(this::heir);
  }

  /** Those that live on as this record. */
  List<RecordRef> predecessors(RecordRef record) {
    List<RecordRef> before = new ArrayList<>();
    heirs.keySet().stream()
        .filter(one -> heir(one).filter(record::equals).isPresent())
        .sorted()
        .forEach(before::add);
    return before;
  }

  /** Whoever this record lives on as, and whoever lives on as this one. */
  Set<RecordRef> kin(RecordRef record) {
    Set<RecordRef> kin = new HashSet<>(predecessors(record));
    heir(record).ifPresent(kin::add);
    return kin;
  }

  /** All records on either end of one. */
  Set<RecordRef> records() {
    Set<RecordRef> all = new HashSet<>(heirs.keySet());
    all.addAll(heirs.values());
    return all;
  }

  Collection<Succession> learnt() {
    return learnt.values();
  }

  Set<RecordRef> undone() {
    return undone;
  }
}
