package org.syncline.decision;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.FieldDecision.Outcome;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/** Decides pairs by asking the rules about every field on which the two sides differ. */
public final class RulePairDecider implements PairDecider {
  private final DecisionRules rules;

  public RulePairDecider(DecisionRules rules) {
    this.rules = rules;
  }

  @Override
  public List<FieldDecision> decide(Pair pair) {
    Map<String, FieldDecision> decisions = new LinkedHashMap<>();
    Map<FieldDifference, FieldMapping> differences = new IdentityHashMap<>();
    for (FieldMapping field : pair.mapping().fields()) {
      Optional<FieldDecision> plain = withoutRules(pair, field);
      decisions.put(field.marketing(), plain.orElse(null));
      if (plain.isEmpty()) {
        differences.put(Differences.of(pair, field), field);
      }
    }
    if (!differences.isEmpty()) {
      ask(pair, differences, decisions);
    }
    return decisions.values().stream().filter(decision -> !unheard(decision)).toList();
  }

  private static boolean unheard(FieldDecision decision) {
    return decision.reason().isEmpty();
  }

  /** A difference is itself, not what it says: rules hand back the very facts they were given. */
  private void ask(
      Pair pair,
      Map<FieldDifference, FieldMapping> differences,
      Map<String, FieldDecision> decisions) {
    Map<FieldDifference, List<Proposal>> proposals = new IdentityHashMap<>();
    differences.keySet().forEach(difference -> proposals.put(difference, new ArrayList<>()));
    rules
        .propose(List.copyOf(differences.keySet()), pair.known())
        .forEach(made -> proposals.get(made.difference()).add(made));
    differences.forEach(
        (difference, field) ->
            decisions.put(
                field.marketing(),
                new Outcomes(pair, field, difference)
                    .decision(DecisionResolver.resolve(proposals.get(difference)))));
  }

  /** What needs no rule: nothing to compare, or nothing to do. */
  private static Optional<FieldDecision> withoutRules(Pair pair, FieldMapping field) {
    FieldValue marketing = pair.marketing().field(field.marketing());
    FieldValue crm = pair.crm().field(field.crm());
    if (!marketing.provided() && !crm.provided()) {
      return Optional.of(none(field, "", false));
    }
    if (!marketing.provided() || !crm.provided()) {
      return Optional.of(none(field, "not provided", false));
    }
    if (FieldWords.same(field, marketing, crm)) {
      return Optional.of(none(field, "both sides show the same value", true));
    }
    return pair.base(field.marketing())
        .filter(base -> shows(field, base, marketing, crm))
        .map(base -> none(field, "agreed: one side keeps its own form of the value", false));
  }

  private static boolean shows(
      FieldMapping field, Agreed base, FieldValue marketing, FieldValue crm) {
    return field.type().same(base.marketing(), marketing) && field.type().same(base.crm(), crm);
  }

  private static FieldDecision none(FieldMapping field, String reason, boolean agrees) {
    return new FieldDecision(
        field,
        Outcome.NONE,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        reason,
        Optional.empty(),
        agrees,
        Optional.empty());
  }

  @Override
  public List<FieldWrite> create(Pair source, SystemName missing) {
    Mapping mapping = source.mapping();
    SystemName known = missing.other();
    List<FieldWrite> writes = new ArrayList<>();
    for (FieldMapping field : mapping.fields()) {
      FieldValue value = FieldWords.read(field, known, source.of(known).field(field.name(known)));
      if (mapping.gives(field, missing)) {
        initial(field, missing, value).ifPresent(writes::add);
      }
    }
    return writes;
  }

  private static Optional<FieldWrite> initial(
      FieldMapping field, SystemName missing, FieldValue value) {
    Optional<FieldWrite> taken =
        value.present() ? TargetValue.of(field, missing, value).write() : Optional.empty();
    return taken.or(() -> standIn(field, missing));
  }

  /** What a new record must have; it reads back as blank, so that nothing is lost by it. */
  private static Optional<FieldWrite> standIn(FieldMapping field, SystemName missing) {
    return Optional.ofNullable(field.onCreate().get(missing))
        .map(text -> new FieldWrite(missing, field.name(missing), FieldValue.of(text)));
  }
}
