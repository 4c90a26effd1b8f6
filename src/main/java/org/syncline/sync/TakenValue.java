package org.syncline.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.FieldDecision.Outcome;
import org.syncline.decision.FieldWords;
import org.syncline.decision.Pair;
import org.syncline.mapping.FieldMapping;
import org.syncline.matching.Hold;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/** The decision that a person took in a review, as one of the rules' decisions. */
final class TakenValue {
  private static final String RULE = "Decided by a person";

  private TakenValue() {}

  /** Whether a person decided, and no side shows anything but that or what it showed before. */
  static boolean stands(Hold hold, FieldMapping field, Agreed shown) {
    FieldValue crm = FieldWords.translate(field, SystemName.MARKETING, hold.value());
    return hold.kind() == Hold.Kind.TAKEN
        && (hold.marketing().equals(shown.marketing())
            || field.type().same(hold.value(), shown.marketing()))
        && (hold.crm().equals(shown.crm()) || field.type().same(crm, shown.crm()));
  }

  /** Writes the person's value, given in marketing's words, wherever it does not stand yet. */
  static FieldDecision decide(FieldDecision held, Hold hold, Pair pair) {
    FieldMapping field = held.field();
    FieldValue value = hold.value();
    FieldValue crmValue = FieldWords.translate(field, SystemName.MARKETING, value);
    List<FieldWrite> writes = new ArrayList<>();
    if (pair.mapping().writes(field, SystemName.MARKETING)
        && !field.type().same(pair.marketing().field(field.marketing()), value)) {
      writes.add(new FieldWrite(SystemName.MARKETING, field.marketing(), value));
    }
    if (pair.mapping().writes(field, SystemName.CRM)
        && !field.type().same(pair.crm().field(field.crm()), crmValue)) {
      writes.add(new FieldWrite(SystemName.CRM, field.crm(), crmValue));
    }
    return new FieldDecision(
        field,
        writes.size() > 1 ? Outcome.MERGED : winner(writes),
        Optional.of(value),
        writes,
        Optional.of(RULE),
        "a person took this value: " + held.reason(),
        held.lost(),
        false,
        Optional.empty());
  }

  private static Outcome winner(List<FieldWrite> writes) {
    boolean toCrm = !writes.isEmpty() && writes.get(0).system() == SystemName.CRM;
    return toCrm ? Outcome.MARKETING : Outcome.CRM;
  }
}
