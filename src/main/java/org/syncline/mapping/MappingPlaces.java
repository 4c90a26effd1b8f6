package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.syncline.record.Problem;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Where in the files something stands that is only seen once they are all read.
 *
 * @param texts of mapping files that are well, by the name that messages give them
 */
public record MappingPlaces(Map<String, String> texts) {
  private static final String NAME = "mapping";

  /** Says something of a CRM field of a mapping: at the field where it is mapped. */
  public Problem at(Mapping mapping, String crmField, String message) {
    return texts.entrySet().stream()
        .flatMap(file -> problem(file, mapping, crmField, message).stream())
        .findFirst()
        .orElseGet(() -> new Problem(mapping.name(), 0, crmField, message));
  }

  private static Optional<Problem> problem(
      Map.Entry<String, String> file, Mapping mapping, String crmField, String message) {
    return YamlText.document(file.getKey(), file.getValue(), new ArrayList<>())
        .filter(root -> value(root, NAME).filter(name -> says(name, mapping.name())).isPresent())
        .map(root -> new Problem(file.getKey(), line(root, crmField), crmField, message));
  }

  private static int line(Node root, String crmField) {
    Node node =
        fields(root)
            .filter(field -> value(field, "crm").filter(name -> says(name, crmField)).isPresent())
            .findFirst()
            .or(() -> value(root, "create"))
            .or(() -> value(root, NAME))
            .orElse(root);
    return node.getStartMark().getLine() + 1;
  }

  private static Stream<Node> fields(Node root) {
    return value(root, "fields")
        .filter(SequenceNode.class::isInstance)
        .map(list -> ((SequenceNode) list).getValue())
        .orElse(List.of())
        .stream();
  }

  private static Optional<Node> value(Node node, String key) {
    List<NodeTuple> tuples = node instanceof MappingNode map ? map.getValue() : List.of();
    return tuples.stream()
        .filter(tuple -> says(tuple.getKeyNode(), key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static boolean says(Node node, String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }
}
