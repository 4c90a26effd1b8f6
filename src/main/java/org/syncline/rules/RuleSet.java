package org.syncline.rules;

import java.util.List;
import java.util.Map;
import org.syncline.decision.PairDecider;
import org.syncline.mapping.MappingSet;

/**
 * All rules and mappings as loaded together. Immutable: an edit makes another one.
 *
 * @param version a hash of the content of every file that went in
 * @param files their texts, by {@code rules/...} and {@code mappings/...}
 */
public record RuleSet(
    String version,
    MappingSet mappings,
    PairDecider decider,
    List<RuleName> rules,
    Map<String, String> files) {
  /** A rule and the file that holds it, relative to the rules folder. */
  public record RuleName(String name, String file, int line) {}
}
