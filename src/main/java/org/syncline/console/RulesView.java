package org.syncline.console;

import java.time.Instant;
import java.util.List;
import org.syncline.mapping.Mapping;
import org.syncline.rules.LiveRuleSets.Reload;
import org.syncline.rules.RuleSet;

/**
 * The rule set in force.
 *
 * @param since when it last came into force
 * @param reload what came of the last reload; null where there was none since the start
 */
record RulesView(
    String version, Instant since, int rules, List<String> mappings, int fields, Reload reload) {
  private static final int SHORT = 12;

  static RulesView of(RuleSet current, Instant since, Reload reload) {
    List<Mapping> mappings = current.mappings().mappings();
    return new RulesView(
        current.version(),
        since,
        current.rules().size(),
        mappings.stream().map(Mapping::name).toList(),
        mappings.stream().mapToInt(mapping -> mapping.fields().size()).sum(),
        reload);
  }

  public String shortVersion() {
    return version.substring(0, Math.min(SHORT, version.length()));
  }

  public boolean bad() {
    return reload != null && !reload.problems().isEmpty();
  }
}
