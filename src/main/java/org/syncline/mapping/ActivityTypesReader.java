package org.syncline.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.DeclaredActivity.Type;
import org.syncline.mapping.DeclaredActivity.Value;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the file that declares which activities may come from outside. */
final class ActivityTypesReader {
  static final String KEY = "activities";
  static final Set<String> KEYS = Set.of("extension", "type", "title", "word", "values");
  static final Set<String> VALUE_KEYS = Set.of("type", "required");

  private static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,79}";

  /** Fields that an activity has without being declared. */
  private static final Set<String> TAKEN = Set.of("email", "activityDate");

  private final YamlReader yaml;

  ActivityTypesReader(YamlReader yaml) {
    this.yaml = yaml;
  }

  /** Whether the file is of this kind. */
  static boolean reads(Node root) {
    return YamlText.has(root, KEY);
  }

  /**
   * Adds the types of a file to those of others.
   *
   * @param known by name
   */
  void activities(Node root, Map<String, DeclaredActivity> known) {
    Map<String, Node> keys = yaml.map(root, "", Set.of(KEY));
    yaml.map(keys.get(KEY), KEY, Set.of()).forEach((name, node) -> add(name, node, known));
  }

  private void add(String name, Node node, Map<String, DeclaredActivity> known) {
    named(node, KEY, name);
    DeclaredActivity declared = activity(name, node);
    if (known.containsKey(name)) {
      yaml.problem(node, KEY, "another file declares '" + name + "', too");
    }
    DeclaredActivity.of(known.values(), declared.extension(), declared.type())
        .filter(other -> !other.name().equals(name) && !other.type().isEmpty())
        .ifPresent(
            other ->
                yaml.problem(
                    node,
                    name,
                    "'%s' is the type %s of the extension %s already"
                        .formatted(other.name(), other.type(), other.extension())));
    known.putIfAbsent(name, declared);
  }

  private DeclaredActivity activity(String name, Node node) {
    Map<String, Node> keys = yaml.map(node, name, KEYS);
    return new DeclaredActivity(
        name,
        developerName(node, keys, name, "extension"),
        developerName(node, keys, name, "type"),
        yaml.required(node, keys, name, "title"),
        yaml.required(node, keys, name, "word"),
        values(name, keys));
  }

  /** As Salesforce takes it. */
  private String developerName(Node node, Map<String, Node> keys, String place, String key) {
    String name = yaml.required(node, keys, place, key);
    if (!name.isEmpty() && !name.matches("[A-Za-z](_?[A-Za-z0-9])*")) {
      yaml.problem(
          keys.get(key),
          place + " " + key,
          "'%s' is no developer name, expected letters, digits and single underscores"
              .formatted(name));
    }
    return name;
  }

  private void named(Node node, String place, String name) {
    if (!name.matches(NAME)) {
      yaml.problem(
          node,
          place,
          "'%s' is no name, expected a letter and then letters, digits, '-' and '_', at most 80"
              .formatted(name));
    }
  }

  private Map<String, Value> values(String activity, Map<String, Node> keys) {
    Map<String, Value> values = new LinkedHashMap<>();
    if (keys.containsKey("values")) {
      yaml.map(keys.get("values"), activity + " values", Set.of())
          .forEach((name, node) -> value(activity, name, node).ifPresent(v -> values.put(name, v)));
    }
    return values;
  }

  private Optional<Value> value(String activity, String name, Node node) {
    String place = activity + " " + name;
    named(node, activity + " values", name);
    if (DeclaredActivity.OWN.contains(name) || TAKEN.contains(name)) {
      yaml.problem(node, place, "every activity has a field '" + name + "' of its own");
    }
    Map<String, Node> keys = yaml.map(node, place, VALUE_KEYS);
    boolean required =
        Optional.ofNullable(keys.get("required"))
            .flatMap(given -> yaml.flag(given, place + " required"))
            .orElse(false);
    if (!keys.containsKey("type")) {
      yaml.problem(node, place, "the key 'type' is missing");
      return Optional.empty();
    }
    return yaml.word(keys.get("type"), place + " type", Type.class)
        .map(type -> new Value(type, required));
  }
}
