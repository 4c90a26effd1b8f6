package org.syncline.automation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.decision.automation.AutomationRules.Subject;
import org.syncline.decision.automation.Match;
import org.syncline.decision.automation.Occasions;
import org.syncline.decision.automation.ProgramStep;
import org.syncline.decision.automation.Running;
import org.syncline.decision.criteria.FactKind;
import org.syncline.decision.criteria.Prospect;
import org.syncline.decision.criteria.Related;
import org.syncline.kept.RelatedRecords;
import org.syncline.kept.RelatedRecords.Root;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;

/** Asks rules about people, many at once; changes nothing. */
@ApplicationScoped
public class Considerations {
  private final RelatedRecords related;
  private final Matches matches;
  private final ProgramSteps steps;

  Considerations(RelatedRecords related, Matches matches, ProgramSteps steps) {
    this.related = related;
    this.matches = matches;
    this.steps = steps;
  }

  /**
   * What rules say; needs a transaction.
   *
   * @param rules those that are asked, by name
   */
  List<Considered> of(
      Collection<Person> people, Map<String, Running> rules, RuleSet ruleSet, Instant now) {
    List<RecordRef> prospects = people.stream().map(person -> person.prospect().ref()).toList();
    Map<RecordRef, List<Related>> known = known(people, asked(rules), ruleSet, now);
    Map<RecordRef, List<Match>> before = matches.of(prospects, rules.keySet());
    Map<RecordRef, List<ProgramStep>> standing =
        ruleSet.asked().steps() ? steps.of(prospects, now) : Map.of();
    List<Considered> considered = new ArrayList<>();
    for (Person person : people) {
      RecordRef ref = person.prospect().ref();
      Subject subject =
          new Subject(
              new Prospect(ref, person.prospect().fields(), now),
              known.getOrDefault(ref, List.of()),
              standing.getOrDefault(ref, List.of()));
      Occasions occasions = new Occasions(ref, rules, before.getOrDefault(ref, List.of()), now);
      considered.add(
          Considered.of(person, subject, occasions, rules.keySet(), ruleSet.automationRules()));
    }
    return considered;
  }

  private static Set<FactKind> asked(Map<String, Running> rules) {
    Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
    rules.values().forEach(running -> kinds.addAll(running.rule().asks()));
    return kinds;
  }

  private Map<RecordRef, List<Related>> known(
      Collection<Person> people, Set<FactKind> kinds, RuleSet ruleSet, Instant now) {
    if (kinds.isEmpty()) {
      return new HashMap<>();
    }
    List<Root> roots = new ArrayList<>();
    for (Person person : people) {
      RecordRef prospect = person.prospect().ref();
      roots.add(new Root(prospect, prospect));
      person.crm().ifPresent(crm -> roots.add(new Root(prospect, crm)));
    }
    return related.of(roots, kinds, ruleSet.mappings(), now);
  }
}
