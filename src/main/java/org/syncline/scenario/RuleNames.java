package org.syncline.scenario;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.mapping.YamlReader;
import org.syncline.rules.RuleSet;
import org.yaml.snakeyaml.nodes.Node;

/** The rules of a rule set by name: a misspelled one would never fire, and never be noticed. */
record RuleNames(Set<String> names) {
  private static final int LONGEST = 200;

  static RuleNames of(RuleSet ruleSet) {
    return new RuleNames(
        ruleSet.rules().stream().map(RuleSet.RuleName::name).collect(Collectors.toSet()));
  }

  Optional<String> read(YamlReader yaml, Node node, String place) {
    Optional<String> name = yaml.text(node, place);
    Optional<String> known = name.filter(names::contains);
    if (name.isPresent() && known.isEmpty()) {
      yaml.problem(node, place, "no rule is called '" + name.get() + "'" + nearest(name.get()));
    }
    return known;
  }

  private String nearest(String name) {
    if (name.length() > LONGEST) {
      return "";
    }
    return names.stream()
        .min(Comparator.comparingInt(other -> distance(name, other)))
        .map(other -> ", the nearest is '" + other + "'")
        .orElse(", the rule set has none");
  }

  /** How many letters have to be put in, taken out or changed. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[before.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[other.length()];
  }
}
