package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.syncline.automation.Automation;
import org.syncline.automation.Person;
import org.syncline.automation.RuleStates;
import org.syncline.decision.automation.Running;
import org.syncline.matching.Link;
import org.syncline.mirror.Mirrored;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** Lets automation rules look at the prospects of a batch. */
@ApplicationScoped
class AutomateStep {
  private final RuleStates states;
  private final Automation automation;

  AutomateStep(RuleStates states, Automation automation) {
    this.states = states;
    this.automation = automation;
  }

  /** Before both systems are known, a rule could act on what only seems to be missing. */
  void apply(SyncBatch batch) {
    Map<String, Running> running =
        batch.matching ? states.running(batch.ruleSet) : Map.<String, Running>of();
    if (running.isEmpty()) {
      return;
    }
    Map<RecordRef, Person> people = people(batch);
    Automation.Done done = automation.of(people.values(), running, batch.ruleSet, batch.now);
    batch.history.addAll(done.history());
    batch.errors.addAll(done.errors());
    batch.revisits.addAll(done.again());
  }

  static Map<RecordRef, Person> people(SyncBatch batch) {
    Map<RecordRef, Person> people = new LinkedHashMap<>();
    for (RecordRef ref : batch.touched) {
      prospect(batch, ref)
          .filter(prospect -> !prospect.deleted())
          .ifPresent(
              prospect ->
                  people.put(
                      prospect.ref(),
                      new Person(prospect, batch.link(prospect.ref()).map(Link::crm))));
    }
    return people;
  }

  static Optional<Mirrored> prospect(SyncBatch batch, RecordRef ref) {
    return ref.system() == SystemName.MARKETING
        ? batch.mirror(ref)
        : batch.link(ref).map(Link::marketing).flatMap(batch::mirror);
  }
}
