package org.syncline.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a file that declares an external action. */
final class ExternalActionReader {
  static final String KEY = "action";
  static final Set<String> KINDS = Set.of("http", "invocable");
  static final Set<String> OF_INVOCABLE = Set.of("name", "inputs");
  static final Set<String> KEYS =
      Stream.of(Set.of(KEY, "title", "kind", "parameters"), HttpWayReader.KEYS, OF_INVOCABLE)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,62}";

  /** A type and a name, as the CRM lists them; a standard one has a name only. */
  private static final String INVOCABLE = "\\w+(/\\w[\\w.]*){0,2}";

  private final YamlReader yaml;
  private final ParametersReader parameters;

  ExternalActionReader(YamlReader yaml) {
    this.yaml = yaml;
    this.parameters = new ParametersReader(yaml);
  }

  /** Whether the file is of this kind. */
  static boolean reads(Node root) {
    return YamlText.has(root, KEY);
  }

  /**
   * Adds the action of a file to those of others.
   *
   * @param known by name
   */
  void action(Node root, Map<String, ExternalAction> known) {
    Map<String, Node> keys = yaml.map(root, "", KEYS);
    String name = name(root, keys, KEY, NAME, "a name of letters, digits, - and _");
    Map<String, ActionParameter> declared =
        keys.containsKey("parameters")
            ? parameters.parameters(keys.get("parameters"))
            : new LinkedHashMap<>();
    ExternalAction action =
        new ExternalAction(
            name, yaml.required(root, keys, "", "title"), way(root, keys, declared), declared);
    if (known.putIfAbsent(name, action) != null) {
      yaml.problem(keys.get(KEY), KEY, "another file declares an action '" + name + "', too");
    }
  }

  private String name(
      Node root, Map<String, Node> keys, String key, String pattern, String expected) {
    String name = yaml.required(root, keys, "", key);
    if (!name.isEmpty() && !name.matches(pattern)) {
      yaml.problem(keys.get(key), key, "expected " + expected + ", found '" + name + "'");
    }
    return name;
  }

  private ExternalAction.Way way(
      Node root, Map<String, Node> keys, Map<String, ActionParameter> declared) {
    String kind = yaml.required(root, keys, "", "kind");
    if (kind.equals("invocable")) {
      refuse(keys, HttpWayReader.KEYS, "http");
      return invocable(root, keys, declared);
    }
    if (!kind.isEmpty() && !kind.equals("http")) {
      yaml.problem(keys.get("kind"), "kind", YamlReader.unknown("word", kind, KINDS));
      return new ExternalAction.Invocable("", new Template.Keys(Map.of()));
    }
    refuse(keys, OF_INVOCABLE, "invocable");
    return new HttpWayReader(yaml, declared).http(root, keys);
  }

  private void refuse(Map<String, Node> keys, Set<String> others, String kind) {
    others.stream()
        .filter(keys::containsKey)
        .forEach(key -> yaml.problem(keys.get(key), key, "this key is of kind " + kind + " only"));
  }

  private ExternalAction.Invocable invocable(
      Node root, Map<String, Node> keys, Map<String, ActionParameter> declared) {
    String expected = "apex/<class>, flow/<name>, or a standard action such as chatterPost";
    String name = name(root, keys, "name", INVOCABLE, expected);
    Template.Keys inputs =
        keys.containsKey("inputs")
            ? new TemplateReader(yaml, declared.keySet()).keys(keys.get("inputs"), "inputs")
            : new Template.Keys(Map.of());
    return new ExternalAction.Invocable(name, inputs);
  }

  /** What is wrong with how the action and the mappings stand to each other. */
  void checkFields(MappingSet mappings) {
    Set<String> known = new TreeSet<>(mappings.fieldNames(SystemName.MARKETING, "prospect"));
    known.add("id");
    parameters.checkFields(known);
  }
}
