package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads JSON that is written as YAML, with places for parameters. */
final class TemplateReader {
  /** Other words that YAML takes for numbers, such as 12:30 or +49151, are texts. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private final YamlReader yaml;
  private final Set<String> declared;

  /**
   * @param declared the parameters that there are
   */
  TemplateReader(YamlReader yaml, Set<String> declared) {
    this.yaml = yaml;
    this.declared = declared;
  }

  Template template(Node node, String place) {
    if (node instanceof SequenceNode list) {
      return new Template.Items(
          list.getValue().stream().map(item -> template(item, place)).toList());
    }
    return node instanceof ScalarNode scalar ? scalar(scalar, place) : keys(node, place);
  }

  Template.Keys keys(Node node, String place) {
    Map<String, Template> keys = new LinkedHashMap<>();
    if (isPlaceWithoutQuotes(node)) {
      String name = ((ScalarNode) ((MappingNode) node).getValue().get(0).getKeyNode()).getValue();
      yaml.problem(
          node, place, "expected \"{%s}\" in quotes, found keys and values".formatted(name));
      return new Template.Keys(keys);
    }
    yaml.map(node, place, Set.of())
        .forEach((key, value) -> keys.put(key, template(value, place + " " + key)));
    return new Template.Keys(keys);
  }

  /** To YAML, {@code {email}} is a map. */
  private static boolean isPlaceWithoutQuotes(Node node) {
    if (!(node instanceof MappingNode map)
        || map.getFlowStyle() != FlowStyle.FLOW
        || map.getValue().size() != 1) {
      return false;
    }
    NodeTuple only = map.getValue().get(0);
    return only.getKeyNode() instanceof ScalarNode
        && only.getValueNode() instanceof ScalarNode value
        && value.getValue().isEmpty()
        && kind(value).equals("null");
  }

  private static String kind(ScalarNode scalar) {
    String tag = scalar.getTag().getValue();
    return tag.substring(tag.lastIndexOf(':') + 1);
  }

  private Template scalar(ScalarNode scalar, String place) {
    String text = scalar.getValue();
    return switch (kind(scalar)) {
      case "null" -> new Template.Fixed(null);
      case "bool" ->
          text.matches("true|false")
              ? new Template.Fixed(text.equals("true"))
              : text(scalar, place);
      case "int", "float" ->
          NUMBER.matcher(text).matches()
              ? new Template.Fixed(new BigDecimal(text))
              : text(scalar, place);
      default -> text(scalar, place);
    };
  }

  private Template text(ScalarNode scalar, String place) {
    check(scalar, place, scalar.getValue());
    return new Template.Text(scalar.getValue());
  }

  /** Whether all parameters that a text names are there. */
  void check(Node node, String place, String text) {
    Places.in(text).stream()
        .filter(name -> !declared.contains(name) && !name.equals(ExternalAction.KEY))
        .forEach(
            name -> yaml.problem(node, place, YamlReader.unknown("parameter", name, declared)));
  }
}
