package org.syncline.mapping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;

/** Makes a mapping of one file's nodes. What is wrong is noted and read as its default. */
final class MappingReader {
  private static final Duration SKEW = Duration.ofSeconds(2);
  private static final Set<String> KEYS =
      Set.of(
          "mapping",
          "marketing",
          "crm",
          "direction",
          "match",
          "create",
          "recency",
          "priority",
          "onDuplicate",
          "assignedField",
          "linkUnassigned",
          "reverseSync",
          "allowRecreate",
          "tieBreaker",
          "skewTolerance",
          "doNotSyncField",
          "fields");
  private final YamlReader yaml;
  private Map<String, Node> keys = Map.of();

  MappingReader(YamlReader yaml) {
    this.yaml = yaml;
  }

  Mapping mapping(Node root) {
    keys = yaml.map(root, "", KEYS);
    return new Mapping(
        required(root, "mapping"),
        required(root, "marketing"),
        required(root, "crm"),
        word("direction", Direction.class, Direction.BOTH),
        matches(root),
        create(),
        word("recency", Recency.class, Recency.FIELD),
        optional("priority", yaml::number).orElse(1),
        word("onDuplicate", OnDuplicate.class, OnDuplicate.REVIEW),
        optional("assignedField", (n, place) -> Optional.of(yaml.texts(n, place)))
            .orElse(List.of()),
        flag("linkUnassigned", true),
        flag("reverseSync", false),
        flag("allowRecreate", false),
        word("tieBreaker", SystemName.class, SystemName.CRM),
        optional("skewTolerance", this::duration).orElse(SKEW),
        optional("doNotSyncField", yaml::text),
        fields(root));
  }

  private String required(Node root, String key) {
    if (!keys.containsKey(key)) {
      yaml.problem(root, key, "this key is missing");
    }
    return optional(key, yaml::text).orElse("");
  }

  private <T> Optional<T> optional(String key, BiFunction<Node, String, Optional<T>> read) {
    return Optional.ofNullable(keys.get(key)).flatMap(node -> read.apply(node, key));
  }

  private <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
    return this.<E>optional(key, (node, place) -> yaml.word(node, place, type)).orElse(otherwise);
  }

  private boolean flag(String key, boolean otherwise) {
    return optional(key, yaml::flag).orElse(otherwise);
  }

  private Optional<Duration> duration(Node node, String place) {
    return yaml.text(node, place)
        .flatMap(
            text -> {
              if (!text.matches("\\d{1,9}(ms|s|m|h)")) {
                yaml.problem(
                    node, place, "expected a time such as 2s, 500ms or 1m, found '" + text + "'");
                return Optional.empty();
              }
              return Optional.of(
                  text.endsWith("ms")
                      ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
                      : Duration.parse("PT" + text));
            });
  }

  private List<MatchPair> matches(Node root) {
    List<MatchPair> pairs = new ArrayList<>();
    if (!keys.containsKey("match")) {
      yaml.problem(root, "match", "this key is missing");
      return pairs;
    }
    for (Node node : yaml.list(keys.get("match"), "match")) {
      Map<String, Node> entry = yaml.map(node, "match", Set.of("marketing", "crm"));
      pairs.add(new MatchPair(side(node, entry, "marketing"), side(node, entry, "crm")));
    }
    return pairs;
  }

  private String side(Node node, Map<String, Node> entry, String system) {
    if (!entry.containsKey(system)) {
      yaml.problem(node, system, "this key is missing");
      return "";
    }
    return yaml.text(entry.get(system), system).orElse("");
  }

  private Map<SystemName, CreateWhen> create() {
    return keys.containsKey("create")
        ? new SystemMap(yaml)
            .read(keys.get("create"), "create", (n, place) -> yaml.word(n, place, CreateWhen.class))
        : Map.of();
  }

  private List<FieldMapping> fields(Node root) {
    List<FieldMapping> fields = new ArrayList<>();
    if (!keys.containsKey("fields")) {
      yaml.problem(root, "fields", "this key is missing");
      return fields;
    }
    Map<SystemName, Set<String>> seen = new HashMap<>();
    for (Node node : yaml.list(keys.get("fields"), "fields")) {
      FieldMapping field = new FieldMappingReader(yaml).field(node);
      for (SystemName system : SystemName.values()) {
        if (!seen.computeIfAbsent(system, s -> new HashSet<>()).add(field.name(system))) {
          yaml.problem(node, field.name(system), "the " + system + " field is mapped twice");
        }
      }
      fields.add(field);
    }
    return fields;
  }
}
