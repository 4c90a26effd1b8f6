package org.syncline.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingChoice;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.YamlReader;
import org.yaml.snakeyaml.nodes.Node;

/** Makes a scenario of one document's nodes. */
final class ScenarioReader {
  static final Set<String> KEYS = Set.of("note", "mapping", "given", "when", "want", "steps");
  static final Set<String> STEP = Set.of("after", "when", "want", "deliver");

  /** Long enough for any story; a scenario is not a load test. */
  static final int MOST_STEPS = 100;

  private final YamlReader yaml;
  private final MappingSet mappings;
  private final RuleNames rules;

  ScenarioReader(YamlReader yaml, MappingSet mappings, RuleNames rules) {
    this.yaml = yaml;
    this.mappings = mappings;
    this.rules = rules;
  }

  Optional<Scenario> read(Node root) {
    Map<String, Node> keys = yaml.map(root, "", KEYS);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    String note = yaml.required(root, keys, "scenario", "note");
    Optional<Mapping> mapping =
        key(root, keys, "mapping")
            .flatMap(node -> MappingChoice.read(yaml, node, "mapping", mappings));
    Optional<Node> given = key(root, keys, "given");
    if (mapping.isEmpty() || given.isEmpty()) {
      return Optional.empty();
    }
    MappingSet ours = mappings.with(mapping.get());
    List<Step> steps = steps(root, keys, ours);
    return Optional.of(
        new Scenario(
            yaml.file(),
            line(root),
            note,
            ours,
            new GivenReader(yaml, ours, mapping.get()).read(given.get()),
            steps));
  }

  private Optional<Node> key(Node node, Map<String, Node> keys, String key) {
    if (!keys.containsKey(key)) {
      yaml.problem(node, "scenario", "the key '" + key + "' is missing");
    }
    return Optional.ofNullable(keys.get(key));
  }

  private List<Step> steps(Node root, Map<String, Node> keys, MappingSet ours) {
    List<Step> steps = new ArrayList<>();
    if (!keys.containsKey("steps")) {
      step(root, keys, ours, true).ifPresent(steps::add);
      return steps;
    }
    if (keys.containsKey("when") || keys.containsKey("want")) {
      yaml.problem(root, "scenario", "expected either when and want, or steps that have them");
    }
    List<Node> entries = yaml.entries(keys.get("steps"), "steps");
    if (entries.size() > MOST_STEPS) {
      yaml.problem(
          keys.get("steps"), "steps", entries.size() + " steps, allowed: up to " + MOST_STEPS);
      return steps;
    }
    for (Node entry : entries) {
      step(entry, yaml.map(entry, "step", STEP), ours, entry == entries.get(0))
          .ifPresent(steps::add);
    }
    return steps;
  }

  private Optional<Step> step(Node node, Map<String, Node> keys, MappingSet ours, boolean first) {
    Optional<Happening> when =
        key(node, keys, "when").flatMap(entry -> new WhenReader(yaml, ours).read(entry, first));
    Optional<Want> want =
        key(node, keys, "want").map(entry -> new WantReader(yaml, ours, rules).read(entry));
    Duration after =
        Optional.ofNullable(keys.get("after"))
            .flatMap(entry -> yaml.duration(entry, "step after"))
            .orElse(Duration.ZERO);
    boolean deliver =
        Optional.ofNullable(keys.get("deliver"))
            .flatMap(entry -> yaml.flag(entry, "step deliver"))
            .orElse(true);
    return when.isPresent() && want.isPresent()
        ? Optional.of(new Step(line(node), after, when.get(), want.get(), deliver))
        : Optional.empty();
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
