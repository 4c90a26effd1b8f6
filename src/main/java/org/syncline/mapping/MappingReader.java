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
  static final Set<String> KEYS =
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
  static final List<String> REQUIRED = List.of("mapping", "marketing", "crm", "match", "fields");

  private final YamlReader yaml;
  private final Map<String, String> fileOfMapping;
  private Map<String, Node> keys = Map.of();

  /**
   * @param fileOfMapping the names that are taken already, and by which file
   */
  MappingReader(YamlReader yaml, Map<String, String> fileOfMapping) {
    this.yaml = yaml;
    this.fileOfMapping = fileOfMapping;
  }

  /** Empty where the file holds no keys at all. */
  Optional<Mapping> mapping(Node root) {
    if (!yaml.isMap(root, "")) {
      return Optional.empty();
    }
    keys = yaml.map(root, "", KEYS);
    Mapping mapping = read(root);
    unique(mapping.name());
    checkAssigned(mapping);
    return Optional.of(mapping);
  }

  private void unique(String name) {
    String other = name.isEmpty() ? null : fileOfMapping.put(name, yaml.file());
    if (other != null) {
      yaml.problem(
          keys.get("mapping"), "mapping", "the mapping '" + name + "' is in " + other + " too");
    }
  }

  private void checkAssigned(Mapping mapping) {
    if (mapping.create().containsValue(CreateWhen.WHEN_ASSIGNED)
        && mapping.assignedFields().isEmpty()) {
      yaml.problem(
          keys.get("create"),
          "create",
          "when-assigned needs the key 'assignedField', which tells that a prospect is assigned");
    }
    if (mapping.create().get(SystemName.MARKETING) == CreateWhen.WHEN_ASSIGNED) {
      yaml.problem(
          keys.get("create"),
          "create",
          "a prospect can only be assigned once it is there; allowed for marketing: always, never");
    }
  }

  private Mapping read(Node root) {
    return new Mapping(
        required(root, "mapping"),
        required(root, "marketing"),
        required(root, "crm"),
        word("direction", Direction.class, Direction.BOTH),
        matches(root),
        create(),
        word("recency", Recency.class, Recency.FIELD),
        optional("priority", yaml::priority).orElse(1),
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

  private List<Node> entries(Node root, String key) {
    if (!keys.containsKey(key)) {
      yaml.problem(root, key, "this key is missing");
      return List.of();
    }
    return yaml.entries(keys.get(key), key);
  }

  private List<MatchPair> matches(Node root) {
    List<MatchPair> pairs = new ArrayList<>();
    for (Node node : entries(root, "match")) {
      Map<String, Node> entry = yaml.map(node, "match", Set.of("marketing", "crm"));
      pairs.add(
          new MatchPair(
              yaml.required(node, entry, "match", "marketing"),
              yaml.required(node, entry, "match", "crm")));
    }
    return pairs;
  }

  private Map<SystemName, CreateWhen> create() {
    return keys.containsKey("create")
        ? new SystemMap(yaml)
            .read(keys.get("create"), "create", (n, place) -> yaml.word(n, place, CreateWhen.class))
        : Map.of();
  }

  private List<FieldMapping> fields(Node root) {
    List<FieldMapping> fields = new ArrayList<>();
    Map<SystemName, Set<String>> seen = new HashMap<>();
    for (Node node : entries(root, "fields")) {
      FieldMapping field = new FieldMappingReader(yaml).field(node);
      for (SystemName system : SystemName.values()) {
        String name = field.name(system);
        if (!name.isEmpty() && !seen.computeIfAbsent(system, s -> new HashSet<>()).add(name)) {
          yaml.problem(node, name, "the " + system + " field is mapped twice");
        }
      }
      fields.add(field);
    }
    return fields;
  }
}
