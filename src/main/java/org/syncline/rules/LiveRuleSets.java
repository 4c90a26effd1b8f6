package org.syncline.rules;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.syncline.record.Problem;

/** The rule set in force. A reload that fails changes nothing. */
@Startup
@ApplicationScoped
public class LiveRuleSets implements RuleSets {
  private static final Logger LOG = Logger.getLogger(LiveRuleSets.class);
  private final RulesConfig config;
  private final Clock clock;
  private final Event<Coming> coming;
  private final Event<Changed> changes;
  private volatile RuleSet current;
  private volatile Reload lastReload;

  /**
   * What came of a reload.
   *
   * @param version of the rule set that is in force now
   * @param problems why the files are not; empty when they are
   */
  public record Reload(Instant at, String version, List<Problem> problems) {}

  /** A rule set that comes into force next, unless somebody who is told of it fails. */
  public record Coming(RuleSet ruleSet) {}

  /** A new rule set is in force; its mappings may need other objects and fields. */
  public record Changed(String version) {}

  LiveRuleSets(RulesConfig config, Clock clock, Event<Coming> coming, Event<Changed> changes) {
    this.config = config;
    this.clock = clock;
    this.coming = coming;
    this.changes = changes;
  }

  @PostConstruct
  void load() {
    try {
      current = EarlyRuleSet.of(config.rules(), config.mappings());
    } catch (RuleSetException e) {
      // told without a trace, as any other setting that keeps the server from starting
      throw new ConfigurationException(e.getMessage());
    }
    LOG.infof("Rule set %s with %d rules", current.version(), current.rules().size());
  }

  @Override
  public RuleSet current() {
    return current;
  }

  /** Reads the files again; files with a problem change nothing. */
  public synchronized Reload reload() {
    take();
    return lastReload;
  }

  /** The same; answers false where something else than the files kept them out. */
  synchronized boolean take() {
    try {
      RuleSet next = RuleSetLoader.load(config.rules(), config.mappings());
      coming.fire(new Coming(next));
      current = next;
    } catch (RuleSetException e) {
      LOG.errorf("Rule set %s stays in force. %s", current.version(), e.getMessage());
      reloaded(e.problems());
      return true;
    } catch (RuntimeException e) {
      LOG.errorf(e, "Rule set %s stays in force", current.version());
      reloaded(List.of(new Problem("rules", 0, "", "cannot be loaded: " + e)));
      return false;
    }
    LOG.infof("Rule set %s is in force", current.version());
    reloaded(List.of());
    changes.fire(new Changed(current.version()));
    return true;
  }

  private void reloaded(List<Problem> problems) {
    lastReload = new Reload(clock.instant(), current.version(), problems);
  }

  public Optional<Reload> lastReload() {
    return Optional.ofNullable(lastReload);
  }
}
