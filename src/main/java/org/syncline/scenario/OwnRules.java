package org.syncline.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.YamlReader;
import org.syncline.record.Problem;
import org.syncline.rules.AddedRules;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSetException;
import org.syncline.rules.RuleSetLoader;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Rules that scenarios bring along, each text compiled once. */
final class OwnRules {
  /** Each takes as long to compile as the rules of a server. */
  static final int MOST = 50;

  private static final String KEY = "rules";

  private final RuleSet ruleSet;
  private final Taking taking;
  private final List<String> leftOut = new ArrayList<>();
  private final Map<Map<String, String>, Compiled> compiled = new HashMap<>();

  private record Compiled(Optional<RuleSet> ruleSet, List<Problem> problems) {}

  /** What becomes of them. */
  enum Taking {
    COMPILED,
    /** Their scenario does not run: this build has its rules baked in. */
    LEFT_OUT,
    /** A rule can run any code, so that not everybody may bring any. */
    REFUSED
  }

  OwnRules(RuleSet ruleSet, Taking taking) {
    this.ruleSet = ruleSet;
    this.taking = taking;
  }

  static OwnRules ofThisBuild(RuleSet ruleSet) {
    return new OwnRules(ruleSet, RuleSetLoader.baked() ? Taking.LEFT_OUT : Taking.COMPILED);
  }

  /** Where the scenarios stand that do not run. */
  List<String> leftOut() {
    return leftOut;
  }

  /** The rules of the set and these; empty where something is wrong, which is noted. */
  Optional<RuleSet> read(YamlReader yaml, Node node, MappingSet mappings) {
    if (taking == Taking.LEFT_OUT) {
      leftOut.add(yaml.file() + ":" + YamlReader.line(node));
      return Optional.empty();
    }
    if (taking == Taking.REFUSED) {
      yaml.problem(
          node,
          KEY,
          "a scenario that is sent brings no rules, for they are code; allowed: a file in the"
              + " scenarios folder");
      return Optional.empty();
    }
    Map<String, Node> nodes = yaml.map(node, KEY, Set.of());
    if (yaml.isMap(node, KEY) && nodes.isEmpty()) {
      yaml.problem(node, KEY, "expected at least one rule file such as automation/own.drl");
    }
    Map<String, String> texts = new HashMap<>();
    nodes.forEach(
        (file, text) -> yaml.text(text, place(file)).ifPresent(drl -> texts.put(file, drl)));
    return texts.isEmpty() || texts.size() < nodes.size()
        ? Optional.empty()
        : of(yaml, node, nodes, texts, mappings);
  }

  private Optional<RuleSet> of(
      YamlReader yaml,
      Node node,
      Map<String, Node> nodes,
      Map<String, String> texts,
      MappingSet mappings) {
    AddedRules added = new AddedRules(ruleSet, texts);
    List<Problem> problems = added.problems(mappings);
    if (problems.isEmpty() && !compiled.containsKey(texts) && compiled.size() == MOST) {
      String more =
          "more than " + MOST + " different rules of scenarios' own, allowed: fewer files";
      yaml.problem(node, KEY, more);
      return Optional.empty();
    }
    Compiled both =
        problems.isEmpty()
            ? compiled.computeIfAbsent(texts, key -> compiled(added))
            : new Compiled(Optional.empty(), problems);
    both.problems().forEach(problem -> tell(yaml, node, nodes, problem));
    return both.ruleSet();
  }

  private static Compiled compiled(AddedRules added) {
    try {
      return new Compiled(Optional.of(added.compiled()), List.of());
    } catch (RuleSetException e) {
      return new Compiled(Optional.empty(), e.problems());
    }
  }

  private static void tell(YamlReader yaml, Node node, Map<String, Node> nodes, Problem problem) {
    Node text = nodes.getOrDefault(problem.file(), node);
    String rule = problem.place().isEmpty() ? "" : " " + problem.place();
    String place = nodes.containsKey(problem.file()) ? place(problem.file()) : KEY;
    yaml.problem(line(text, problem.line()), place + rule, problem.message());
  }

  /** In the scenario's file; below the mark of a block its lines are those of the text. */
  private static int line(Node text, int line) {
    boolean block =
        text instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.LITERAL;
    return YamlReader.line(text) + (block ? line : 0);
  }

  private static String place(String file) {
    return KEY + " " + file;
  }
}
