package org.syncline.matching.likeness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;

/**
 * How well a proposer does on people of whom every pair is known.
 *
 * @param compared pairs that shared a block
 * @param keys of an average record
 */
record Quality(int people, int compared, double keys, List<Proposal> proposals) {

  static final double PRECISION = 0.99;
  static final double RECALL = 0.90;

  /** Where only pairs that share a block are compared. */
  static Quality of(Proposer proposer, IntPredicate people) {
    Map<String, List<RecordSnapshot>> byKey = new HashMap<>();
    for (RecordSnapshot lead : only(people, Febrl.leads())) {
      proposer
          .keys(lead)
          .forEach(key -> byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(lead));
    }
    return of(
        proposer,
        only(people, Febrl.prospects()),
        prospect -> {
          Map<RecordRef, RecordSnapshot> sharing = new HashMap<>();
          proposer.keys(prospect).stream()
              .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
              .forEach(lead -> sharing.put(lead.ref(), lead));
          return sharing.values();
        });
  }

  /** Where all pairs are compared. */
  static Quality withoutBlocks(Proposer proposer, IntPredicate people) {
    List<RecordSnapshot> leads = only(people, Febrl.leads());
    return of(proposer, only(people, Febrl.prospects()), prospect -> leads);
  }

  private static Quality of(
      Proposer proposer,
      List<RecordSnapshot> prospects,
      Function<RecordSnapshot, Collection<RecordSnapshot>> candidates) {
    int compared = 0;
    int keys = 0;
    List<Proposal> proposals = new ArrayList<>();
    for (RecordSnapshot prospect : prospects) {
      Collection<RecordSnapshot> leads = candidates.apply(prospect);
      proposals.addAll(proposer.propose(prospect, leads));
      compared += leads.size();
      keys += proposer.keys(prospect).size();
    }
    return new Quality(prospects.size(), compared, (double) keys / prospects.size(), proposals);
  }

  private static List<RecordSnapshot> only(IntPredicate people, List<RecordSnapshot> records) {
    return records.stream().filter(record -> people.test(Febrl.person(record.ref()))).toList();
  }

  private long right() {
    return proposals.stream().filter(one -> same(one.marketing(), one.crm())).count();
  }

  private static boolean same(RecordRef one, RecordRef other) {
    return Febrl.person(one) == Febrl.person(other);
  }

  double precision() {
    return (double) right() / proposals.size();
  }

  double recall() {
    return (double) right() / people;
  }

  boolean goodEnough() {
    return precision() >= PRECISION && recall() >= RECALL;
  }

  @Override
  public String toString() {
    return "precision %.4f, recall %.4f; %,d of %,d pairs compared, by %.1f keys a record"
        .formatted(precision(), recall(), compared, (long) people * people, keys);
  }
}
