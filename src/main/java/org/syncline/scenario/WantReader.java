package org.syncline.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.YamlReader;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what is wanted. */
final class WantReader {
  static final Set<String> KEYS =
      Set.of(
          "writes",
          "history",
          "after",
          "errors",
          "reviews",
          "actions",
          "assignment",
          "fired",
          "notFired");

  private static final String NONE = "none";

  private final YamlReader yaml;
  private final ValueReader values;
  private final MappingSet mappings;
  private final RuleNames rules;
  private final WriteReader writes;
  private final PatternReader patterns;
  private final ActionReader actions;

  WantReader(YamlReader yaml, MappingSet mappings, RuleNames rules) {
    this.yaml = yaml;
    this.values = new ValueReader(yaml);
    this.mappings = mappings;
    this.rules = rules;
    this.writes = new WriteReader(yaml, mappings);
    this.patterns = new PatternReader(yaml, mappings, rules);
    this.actions = new ActionReader(yaml, mappings, rules);
  }

  Want read(Node node) {
    Map<String, Node> keys = yaml.map(node, "want", KEYS);
    if (yaml.isMap(node, "want") && keys.isEmpty()) {
      yaml.problem(
          node, "want", "nothing is expected, give at least one of " + YamlReader.sorted(KEYS));
    }
    return new Want(
        node.getStartMark().getLine() + 1,
        list(keys, "writes", writes::read),
        keys.containsKey("history") ? some(keys.get("history")) : List.of(),
        after(keys),
        list(keys, "errors", patterns::error),
        list(keys, "reviews", patterns::review),
        list(keys, "actions", actions::read),
        Optional.ofNullable(keys.get("assignment")).map(this::assignment),
        rules(keys, "fired"),
        rules(keys, "notFired"));
  }

  private <T> Optional<List<T>> list(
      Map<String, Node> keys, String key, BiFunction<Node, String, Optional<T>> read) {
    if (!keys.containsKey(key)) {
      return Optional.empty();
    }
    List<T> list = new ArrayList<>();
    String place = "want " + key;
    yaml.list(keys.get(key), place).forEach(entry -> read.apply(entry, place).ifPresent(list::add));
    return Optional.of(list);
  }

  /** One that is wanted, or none. */
  private List<RowPattern> assignment(Node node) {
    String place = "want assignment";
    if (node instanceof ScalarNode scalar && scalar.getValue().equals(NONE)) {
      return List.of();
    }
    if (!(node instanceof MappingNode)) {
      yaml.problem(
          node,
          place,
          "expected %s, or at least one of %s, found %s"
              .formatted(NONE, YamlReader.sorted(PatternReader.ASSIGNMENT), YamlReader.kind(node)));
      return List.of();
    }
    return patterns.assignment(node, place).stream().toList();
  }

  /** Of history only what is told is looked for, so that an empty list would ask for nothing. */
  private List<RowPattern> some(Node node) {
    List<RowPattern> rows = new ArrayList<>();
    yaml.entries(node, "want history")
        .forEach(entry -> patterns.history(entry, "want history").ifPresent(rows::add));
    return rows;
  }

  private Map<SystemName, Map<String, FieldValue>> after(Map<String, Node> keys) {
    Map<SystemName, Map<String, FieldValue>> after = new EnumMap<>(SystemName.class);
    if (keys.containsKey("after")) {
      Map<String, Node> systems =
          yaml.map(keys.get("after"), "want after", Set.of("crm", "marketing"));
      systems.forEach(
          (word, node) -> {
            SystemName system = SystemName.of(word);
            String place = "want after " + word;
            after.put(system, values.fields(node, place, FieldNames.of(mappings, system)));
          });
      if (after.values().stream().allMatch(Map::isEmpty)) {
        yaml.problem(keys.get("after"), "want after", "expected fields of crm, marketing or both");
      }
    }
    return after;
  }

  private Set<String> rules(Map<String, Node> keys, String key) {
    Set<String> names = new HashSet<>();
    if (keys.containsKey(key)) {
      String place = "want " + key;
      List<Node> nodes = yaml.list(keys.get(key), place);
      if (keys.get(key) instanceof SequenceNode && nodes.isEmpty()) {
        yaml.problem(keys.get(key), place, "expected at least one rule");
      }
      nodes.forEach(node -> rules.read(yaml, node, place).ifPresent(names::add));
    }
    return names;
  }
}
