package org.syncline.matching.likeness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.ComparedAs;
import org.syncline.mapping.Likeness;
import org.syncline.mapping.Likeness.Compared;

/** Adds up what all compared fields say of two records. */
record Weighing(Likeness likeness, Closeness closeness) {

  Proposal of(PlainRecord prospect, PlainRecord crm) {
    Map<Compared, FieldEvidence> evidence = new LinkedHashMap<>();
    likeness.compare().forEach(one -> evidence.put(one, evidence(prospect, one, crm, one)));
    exchangeNames(prospect, crm, evidence);
    return new Proposal(prospect.ref(), crm.ref(), bits(evidence), List.copyOf(evidence.values()));
  }

  private static double bits(Map<Compared, FieldEvidence> evidence) {
    double own = 0;
    double ofHousehold = 0;
    double ofMany = 0;
    for (Map.Entry<Compared, FieldEvidence> entry : evidence.entrySet()) {
      double bits = entry.getValue().bits();
      switch (entry.getKey().as()) {
        case NAME, DATE -> own += bits;
        case STREET, PHONE -> ofHousehold += bits;
        case TEXT, CODE, PICKLIST -> ofMany += bits;
      }
    }
    double shared = ofHousehold + Math.min(Weights.MOST_OF_MANY, ofMany);
    return Weights.BEFOREHAND + own + Math.min(Weights.MOST_OF_HOUSEHOLD, shared);
  }

  /** Where the first two names say more in each other's place. */
  private void exchangeNames(
      PlainRecord prospect, PlainRecord crm, Map<Compared, FieldEvidence> evidence) {
    List<Compared> names =
        likeness.compare().stream().filter(one -> one.as() == ComparedAs.NAME).limit(2).toList();
    if (names.size() < 2 || !names.stream().allMatch(one -> known(prospect, crm, one))) {
      return;
    }
    Compared first = names.get(0);
    Compared last = names.get(1);
    FieldEvidence firstAsLast = evidence(prospect, first, crm, last);
    FieldEvidence lastAsFirst = evidence(prospect, last, crm, first).with(Weights.EXCHANGED);
    if (firstAsLast.bits() + lastAsFirst.bits()
        > evidence.get(first).bits() + evidence.get(last).bits()) {
      evidence.put(first, firstAsLast);
      evidence.put(last, lastAsFirst);
    }
  }

  private static boolean known(PlainRecord prospect, PlainRecord crm, Compared field) {
    return !prospect.text(field).isEmpty() && !crm.text(field).isEmpty();
  }

  private FieldEvidence evidence(
      PlainRecord prospect, Compared marketing, PlainRecord record, Compared crm) {
    return FieldEvidence.of(closeness, marketing, prospect.text(marketing), crm, record.text(crm));
  }
}
