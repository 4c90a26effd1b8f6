package org.syncline.scenario;

import java.util.List;
import java.util.Optional;
import org.syncline.mapping.MappingSet;
import org.syncline.rules.RuleSet;

/**
 * Given these records, when something happens, then these decisions.
 *
 * @param file as whoever read it names it
 * @param line of its first key, from 1
 * @param note the sentence that people read
 * @param mappings those of the rule set, with the scenario's own in place of the one that it is
 *     like
 * @param ownRules the rule set with rules that only this scenario has, where it has any
 */
public record Scenario(
    String file,
    int line,
    String note,
    MappingSet mappings,
    Optional<RuleSet> ownRules,
    Given given,
    List<Step> steps) {
  public Scenario {
    steps = List.copyOf(steps);
  }

  /** Where it stands, as editors and terminals open it. */
  public String address() {
    return file + ":" + line;
  }
}
