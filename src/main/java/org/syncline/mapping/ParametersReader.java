package org.syncline.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.record.FieldValue;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the parameters of an external action. */
final class ParametersReader {
  static final Set<String> KEYS =
      Set.of("type", "required", "from", "default", "allowed", "maxLength");
  private static final String STANDARD = "default";
  private static final String ALLOWED = "allowed";

  private final YamlReader yaml;
  private final Map<ActionParameter, Node> fromProspects = new LinkedHashMap<>();

  ParametersReader(YamlReader yaml) {
    this.yaml = yaml;
  }

  /** By name. */
  Map<String, ActionParameter> parameters(Node node) {
    Map<String, ActionParameter> parameters = new LinkedHashMap<>();
    yaml.map(node, "parameters", Set.of())
        .forEach(
            (name, one) -> {
              if (name.equals(ExternalAction.KEY) || !Places.in("{" + name + "}").contains(name)) {
                yaml.problem(
                    one,
                    "parameters",
                    "expected a name of letters, digits and underscores other than "
                        + ExternalAction.KEY
                        + ", found '"
                        + name
                        + "'");
              }
              parameters.put(name, parameter(name, one));
            });
    return parameters;
  }

  private ActionParameter parameter(String name, Node node) {
    Map<String, Node> keys = yaml.map(node, name, KEYS);
    ActionParameter plain =
        new ActionParameter(
            name,
            type(node, keys, name),
            given(keys, "required")
                .flatMap(one -> yaml.flag(one, name + " required"))
                .orElse(false),
            given(keys, "from").flatMap(one -> yaml.text(one, name + " from")),
            Optional.empty(),
            List.of(),
            maxLength(keys, name));
    ActionParameter limited = with(plain, Optional.empty(), allowed(keys, plain));
    ActionParameter parameter =
        with(
            limited,
            given(keys, STANDARD).flatMap(one -> value(one, limited, STANDARD)),
            limited.allowed());
    parameter.from().ifPresent(field -> fromProspects.put(parameter, keys.get("from")));
    return parameter;
  }

  private static Optional<Node> given(Map<String, Node> keys, String key) {
    return Optional.ofNullable(keys.get(key));
  }

  private ParameterType type(Node node, Map<String, Node> keys, String name) {
    if (!keys.containsKey("type")) {
      yaml.problem(node, name, "the key 'type' is missing");
      return ParameterType.STRING;
    }
    return yaml.word(keys.get("type"), name + " type", ParameterType.class)
        .orElse(ParameterType.STRING);
  }

  private Optional<Integer> maxLength(Map<String, Node> keys, String name) {
    return given(keys, "maxLength").flatMap(one -> yaml.length(one, name + " maxLength"));
  }

  private static ActionParameter with(
      ActionParameter one, Optional<FieldValue> standard, List<FieldValue> allowed) {
    return new ActionParameter(
        one.name(), one.type(), one.required(), one.from(), standard, allowed, one.maxLength());
  }

  private List<FieldValue> allowed(Map<String, Node> keys, ActionParameter parameter) {
    List<FieldValue> allowed = new ArrayList<>();
    if (keys.containsKey(ALLOWED)) {
      Node node = keys.get(ALLOWED);
      List<Node> values = yaml.list(node, parameter.name() + " " + ALLOWED);
      values.forEach(one -> value(one, parameter, ALLOWED).ifPresent(allowed::add));
      if (node instanceof org.yaml.snakeyaml.nodes.SequenceNode && values.isEmpty()) {
        yaml.problem(node, parameter.name() + " " + ALLOWED, "expected at least one entry");
      }
    }
    return allowed;
  }

  /** A value that the parameter itself would take. */
  private Optional<FieldValue> value(Node node, ActionParameter parameter, String key) {
    String place = parameter.name() + " " + key;
    Optional<FieldValue> value = yaml.text(node, place).map(FieldValue::of);
    Optional<String> problem = value.flatMap(parameter::problem);
    problem.ifPresent(message -> yaml.problem(node, place, message));
    return problem.isPresent() ? Optional.empty() : value.flatMap(parameter::typed);
  }

  /** What is wrong with the prospect's fields that are named, once it is known which are read. */
  void checkFields(Set<String> known) {
    fromProspects.forEach(
        (parameter, node) -> {
          String field = parameter.from().orElseThrow();
          if (!known.contains(field)) {
            yaml.problem(
                node,
                parameter.name() + " from",
                "no mapping reads the prospect's '%s', allowed: %s"
                    .formatted(field, YamlReader.sorted(known)));
          }
        });
  }
}
