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
import org.syncline.rules.RuleSet;
import org.yaml.snakeyaml.nodes.Node;

/** Makes a scenario of one document's nodes. */
final class ScenarioReader {
  static final Set<String> KEYS =
      Set.of("note", "mapping", "rules", "given", "when", "want", "steps");
  static final Set<String> STEP = Set.of("after", "when", "want", "deliver");

  /** Long enough for any story; a scenario is not a load test. */
  static final int MOST_STEPS = 100;

  private final YamlReader yaml;
  private final MappingSet mappings;
  private final RuleNames rules;
  private final OwnRules own;

  ScenarioReader(YamlReader yaml, MappingSet mappings, RuleNames rules, OwnRules own) {
    this.yaml = yaml;
    this.mappings = mappings;
    this.rules = rules;
    this.own = own;
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
    return read(root, keys, note, mapping.get());
  }

  private Optional<Scenario> read(Node root, Map<String, Node> keys, String note, Mapping mapping) {
    MappingSet ours = mappings.with(mapping);
    Optional<RuleSet> ownRules =
        Optional.ofNullable(keys.get("rules")).flatMap(node -> own.read(yaml, node, ours));
    if (keys.containsKey("rules") && ownRules.isEmpty()) {
      return Optional.empty(); // whether its rules are named rightly cannot be told
    }
    Steps steps = new Steps(ours, ownRules.map(RuleNames::of).orElse(rules));
    return Optional.of(
        new Scenario(
            yaml.file(),
            YamlReader.line(root),
            note,
            ours,
            ownRules,
            new GivenReader(yaml, ours, mapping).read(keys.get("given")),
            steps.read(root, keys)));
  }

  private Optional<Node> key(Node node, Map<String, Node> keys, String key) {
    if (!keys.containsKey(key)) {
      yaml.problem(node, "scenario", "the key '" + key + "' is missing");
    }
    return Optional.ofNullable(keys.get(key));
  }

  /** Reads what happens, and what is wanted of it. */
  private final class Steps {
    private final MappingSet ours;
    private final RuleNames names;

    Steps(MappingSet ours, RuleNames names) {
      this.ours = ours;
      this.names = names;
    }

    List<Step> read(Node root, Map<String, Node> keys) {
      List<Step> steps = new ArrayList<>();
      if (!keys.containsKey("steps")) {
        step(root, keys, true).ifPresent(steps::add);
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
        step(entry, yaml.map(entry, "step", STEP), entry == entries.get(0)).ifPresent(steps::add);
      }
      return steps;
    }

    private Optional<Step> step(Node node, Map<String, Node> keys, boolean first) {
      Optional<Happening> when =
          key(node, keys, "when").flatMap(entry -> new WhenReader(yaml, ours).read(entry, first));
      Optional<Want> want =
          key(node, keys, "want").map(entry -> new WantReader(yaml, ours, names).read(entry));
      Duration after =
          Optional.ofNullable(keys.get("after"))
              .flatMap(entry -> yaml.duration(entry, "step after"))
              .orElse(Duration.ZERO);
      boolean deliver =
          Optional.ofNullable(keys.get("deliver"))
              .flatMap(entry -> yaml.flag(entry, "step deliver"))
              .orElse(true);
      return when.isPresent() && want.isPresent()
          ? Optional.of(new Step(YamlReader.line(node), after, when.get(), want.get(), deliver))
          : Optional.empty();
    }
  }
}
