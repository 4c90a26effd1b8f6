package org.syncline.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syncline.decision.DecisionResolver.Resolution;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.FieldDecision.Lost;
import org.syncline.decision.FieldDecision.Outcome;
import org.syncline.decision.FieldDecision.Untakeable;
import org.syncline.mapping.FieldMapping;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/** Turns what the rules want for one field into what each system has to be told. */
final class Outcomes {
  private final Pair pair;
  private final FieldMapping field;
  private final FieldDifference difference;

  Outcomes(Pair pair, FieldMapping field, FieldDifference difference) {
    this.pair = pair;
    this.field = field;
    this.difference = difference;
  }

  FieldDecision decision(Resolution resolution) {
    Optional<String> rule = Optional.ofNullable(resolution.rule());
    return switch (resolution.result()) {
      case TAKE_MARKETING -> take(Outcome.MARKETING, difference.marketing().value(), rule);
      case TAKE_CRM -> take(Outcome.CRM, difference.crm().value(), rule);
      case MERGE -> take(Outcome.MERGED, merged(), rule);
      case REVIEW -> still(Outcome.REVIEW, rule, reviewReason(resolution));
      case KEEP ->
          still(Outcome.NONE, rule, rule.isPresent() ? Evidence.of(difference) : "no rule applies");
    };
  }

  private FieldValue merged() {
    FieldValue base =
        pair.base(field.marketing())
            .map(agreed -> FieldWords.read(field, SystemName.MARKETING, agreed.marketing()))
            .orElse(FieldValue.BLANK);
    return SetMerge.merge(base, difference.marketing().value(), difference.crm().value());
  }

  private String reviewReason(Resolution resolution) {
    return resolution.conflict().isEmpty()
        ? "held for a person: " + Evidence.of(difference)
        : "the rules " + resolution.conflict() + " disagree: " + Evidence.of(difference);
  }

  private FieldDecision still(Outcome outcome, Optional<String> rule, String reason) {
    return new FieldDecision(
        field,
        outcome,
        Optional.empty(),
        List.of(),
        rule,
        reason,
        Optional.empty(),
        false,
        Optional.empty());
  }

  private FieldDecision take(Outcome outcome, FieldValue value, Optional<String> rule) {
    List<FieldWrite> writes = new ArrayList<>();
    Optional<Untakeable> untakeable = Optional.empty();
    boolean closed = false;
    for (Side side : List.of(difference.marketing(), difference.crm())) {
      if (field.type().same(side.value(), value)) {
        continue;
      }
      if (!pair.mapping().writes(field, side.system())) {
        closed = true;
        continue;
      }
      TargetValue target = TargetValue.of(field, side.system(), value);
      Optional<FieldWrite> write = target.write();
      write.ifPresent(writes::add);
      if (write.isEmpty()) {
        untakeable = Optional.of(target.untakeable());
      }
    }
    if (writes.isEmpty() && untakeable.isEmpty()) {
      return still(Outcome.NONE, Optional.empty(), closed ? readOnly() : Evidence.of(difference));
    }
    return new FieldDecision(
        field,
        outcome,
        Optional.of(value),
        writes,
        rule,
        Evidence.of(difference),
        lost(writes),
        false,
        untakeable);
  }

  private String readOnly() {
    return "the mapping does not let this value flow there: " + Evidence.of(difference);
  }

  private Optional<Lost> lost(List<FieldWrite> writes) {
    return writes.stream()
        .map(FieldWrite::system)
        .map(system -> new Lost(system, pair.of(system).field(field.name(system))))
        .filter(loser -> loser.value().present())
        .findFirst();
  }
}
