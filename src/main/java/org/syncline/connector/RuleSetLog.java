package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.syncline.automation.RuleStates;
import org.syncline.history.RuleSetVersions;
import org.syncline.rules.LiveRuleSets;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSets;

/** Keeps each rule set's files before it decides anything. */
@ApplicationScoped
class RuleSetLog {
  private final RuleSets ruleSets;
  private final RuleSetVersions versions;
  private final RuleStates states;
  private final Clock clock;

  RuleSetLog(RuleSets ruleSets, RuleSetVersions versions, RuleStates states, Clock clock) {
    this.ruleSets = ruleSets;
    this.versions = versions;
    this.states = states;
    this.clock = clock;
  }

  /** The one that the server starts with. */
  void keepFirst() {
    keep(ruleSets.current());
    meet();
  }

  /** Where it cannot be kept, the one before stays in force. */
  void keepNext(@Observes LiveRuleSets.Coming coming) {
    keep(coming.ruleSet());
  }

  void meetNext(@Observes LiveRuleSets.Changed changed) {
    meet();
  }

  /** Automation rules that are new or were edited. */
  private void meet() {
    QuarkusTransaction.requiringNew().run(() -> states.meet(ruleSets.current(), clock.instant()));
  }

  private void keep(RuleSet ruleSet) {
    QuarkusTransaction.requiringNew()
        .run(() -> versions.keep(ruleSet.version(), ruleSet.files(), clock.instant()));
  }
}
