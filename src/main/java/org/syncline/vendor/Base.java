package org.syncline.vendor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingLoader;
import org.syncline.mapping.YamlText;
import org.syncline.record.Problem;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping file that the settings are put into: all of it but its fields stays, word for word.
 *
 * @param mapping what it says
 */
record Base(String name, String text, Mapping mapping, MappingNode root) {
  private static final String FIELDS = "fields";
  private static final String RECENCY = "recency";

  /** The file of this name in a folder of mappings that can be used. */
  static Optional<Base> of(
      MappingLoader.Loaded loaded, Path file, String object, List<Problem> problems) {
    String text = loaded.texts().get(file);
    Optional<MappingNode> root =
        Optional.ofNullable(text)
            .flatMap(found -> YamlText.document(file.toString(), found, new ArrayList<>()))
            .map(MappingNode.class::cast)
            .filter(node -> node.getFlowStyle() == FlowStyle.BLOCK);
    Optional<Base> base =
        root.flatMap(
            node ->
                value(node, "mapping")
                    .flatMap(name -> loaded.mappings().named(((ScalarNode) name).getValue()))
                    .filter(mapping -> mapping.object(SystemName.CRM).equals(object))
                    .map(mapping -> new Base(name(file), text, mapping, node)));
    if (base.isEmpty()) {
      problems.add(
          new Problem(
              file.toString(),
              0,
              "",
              "expected a mapping of prospect and %s, a line each key".formatted(object)));
    }
    return base;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Optional<Node> value(MappingNode node, String key) {
    return tuple(node, key).map(NodeTuple::getValueNode);
  }

  private static Optional<NodeTuple> tuple(MappingNode node, String key) {
    return node.getValue().stream()
        .filter(one -> one.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .findFirst();
  }

  /**
   * The file with other fields.
   *
   * @param recency what it says from now on; empty where that stays
   */
  String with(Optional<String> recency, List<String> fieldLines) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\\R")));
    recency.ifPresent(word -> value(root, RECENCY).ifPresent(node -> replace(lines, node, word)));
    NodeTuple fields = tuple(root, FIELDS).orElseThrow();
    int from = fields.getKeyNode().getStartMark().getLine();
    List<String> whole = new ArrayList<>(lines.subList(0, from));
    if (value(root, RECENCY).isEmpty()) {
      recency.ifPresent(word -> whole.add(RECENCY + ": " + word));
    }
    whole.add(FIELDS + ":");
    whole.addAll(fieldLines);
    whole.addAll(lines.subList(Math.min(lines.size(), behind(fields)), lines.size()));
    return String.join("\n", whole) + "\n";
  }

  private static void replace(List<String> lines, Node node, String word) {
    int at = node.getStartMark().getLine();
    String line = lines.get(at);
    lines.set(
        at,
        line.substring(0, node.getStartMark().getColumn())
            + word
            + line.substring(node.getEndMark().getColumn()));
  }

  /** Behind its last item, or its bracket: what stands above the next key belongs to that. */
  private static int behind(NodeTuple fields) {
    SequenceNode list = (SequenceNode) fields.getValueNode();
    boolean brackets = list.getFlowStyle() == FlowStyle.FLOW;
    Mark end = brackets || list.getValue().isEmpty() ? list.getEndMark() : lastOf(list);
    return end.getColumn() == 0 ? end.getLine() : end.getLine() + 1;
  }

  /** A block ends where the next begins; what is written last in it does not. */
  private static Mark lastOf(SequenceNode list) {
    Node last = list.getValue().get(list.getValue().size() - 1);
    while (last instanceof MappingNode block && block.getFlowStyle() == FlowStyle.BLOCK) {
      last = block.getValue().get(block.getValue().size() - 1).getValueNode();
    }
    return last.getEndMark();
  }
}
