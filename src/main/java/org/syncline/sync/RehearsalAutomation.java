package org.syncline.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.syncline.automation.Acting;
import org.syncline.automation.Acting.Acted;
import org.syncline.automation.Considered;
import org.syncline.automation.Person;
import org.syncline.decision.automation.Action;
import org.syncline.decision.automation.AutomationRules.Subject;
import org.syncline.decision.automation.Match;
import org.syncline.decision.automation.Occasions;
import org.syncline.decision.automation.ProgramStep;
import org.syncline.decision.automation.Running;
import org.syncline.decision.criteria.Prospect;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;

/**
 * Lets all automation rules look at the prospects of a rehearsal, and remembers for whom they have
 * acted. What they ask for is told, and not done, except that somebody gets a prospect.
 */
final class RehearsalAutomation {
  private final RuleSet ruleSet;
  private final RehearsalOwners owners;
  private final Map<String, Running> running = new TreeMap<>();
  private final Map<MatchKey, Match> matches = new LinkedHashMap<>();
  private final Map<Place, Standing> steps = new LinkedHashMap<>();
  private final List<Acted> acted = new ArrayList<>();

  private record MatchKey(RecordRef prospect, String rule, String subject) {}

  private record Place(RecordRef prospect, String program) {}

  private record Standing(String step, Instant since) {}

  RehearsalAutomation(RuleSet ruleSet, RehearsalOwners owners) {
    this.ruleSet = ruleSet;
    this.owners = owners;
    ruleSet
        .automationRules()
        .rules()
        .forEach(rule -> running.put(rule.name(), new Running(rule, Instant.EPOCH)));
  }

  /** What rules have done since the last time. */
  List<Acted> take() {
    List<Acted> taken = List.copyOf(acted);
    acted.clear();
    return taken;
  }

  void apply(SyncBatch batch) {
    if (running.isEmpty()) {
      return;
    }
    Acting acting = new Acting(ruleSet, batch.now);
    AutomateStep.people(batch).values().forEach(person -> acting.take(considered(batch, person)));
    List<Match> kept = List.copyOf(acting.matches());
    kept.forEach(this::keep);
    acting.acted(kept).forEach(one -> take(one, batch.now));
    batch.history.addAll(acting.history());
    batch.errors.addAll(acting.errors());
    batch.revisits.addAll(acting.again());
  }

  private void keep(Match match) {
    matches.put(new MatchKey(match.prospect(), match.rule(), match.subject()), match);
  }

  private Considered considered(SyncBatch batch, Person person) {
    RecordRef ref = person.prospect().ref();
    Subject subject =
        new Subject(
            new Prospect(ref, person.prospect().fields(), batch.now),
            batch.related.getOrDefault(ref, List.of()),
            steps(ref, batch.now));
    List<Match> before =
        matches.values().stream().filter(match -> match.prospect().equals(ref)).toList();
    Occasions occasions = new Occasions(ref, running, before, batch.now);
    return Considered.of(person, subject, occasions, running.keySet(), ruleSet.automationRules());
  }

  private List<ProgramStep> steps(RecordRef prospect, Instant now) {
    List<ProgramStep> standing = new ArrayList<>();
    steps.forEach(
        (place, at) -> {
          if (place.prospect().equals(prospect)) {
            standing.add(ProgramStep.of(place.program(), at.step(), at.since(), now));
          }
        });
    return standing;
  }

  private void take(Acted one, Instant now) {
    acted.add(one);
    RecordRef prospect = one.match().prospect();
    if (one.action() instanceof Action.ToStep to) {
      move(new Place(prospect, to.program()), to, now);
    } else if (one.action() instanceof Action.Assigned assigned) {
      owners.wish(prospect, assigned.owner(), one.match().rule());
    }
  }

  /** Who is brought to the step at which it stands has stood there since before. */
  private void move(Place place, Action.ToStep to, Instant now) {
    if (to.step().isEmpty()) {
      steps.remove(place);
    } else if (!steps.containsKey(place) || !steps.get(place).step().equals(to.step().get())) {
      steps.put(place, new Standing(to.step().get(), now));
    }
  }
}
