package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.Likeness.Compared;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the lists of fields of which two compared records have to share one. */
final class BlocksReader {
  private static final String PLACE = "propose blocks";

  private final YamlReader yaml;
  private final Map<String, Compared> compared;

  /**
   * @param compared by marketing field
   */
  BlocksReader(YamlReader yaml, Map<String, Compared> compared) {
    this.yaml = yaml;
    this.compared = compared;
  }

  List<List<Compared>> read(Node node) {
    return lists(node).stream().map(this::block).filter(block -> !block.isEmpty()).toList();
  }

  private List<Node> lists(Node node) {
    List<Node> lists = yaml.list(node, PLACE);
    if (lists.isEmpty() && node instanceof SequenceNode) {
      yaml.problem(node, PLACE, "expected at least one entry");
    }
    return lists;
  }

  private List<Compared> block(Node node) {
    List<Compared> block = new ArrayList<>();
    for (Node entry : lists(node)) {
      yaml.text(entry, PLACE).ifPresent(name -> add(block, entry, name));
    }
    if (!block.isEmpty() && block.stream().allMatch(one -> one.as() == ComparedAs.PICKLIST)) {
      yaml.problem(
          node, PLACE, "too many records share it: a block needs a field that is no picklist");
    }
    return block;
  }

  private void add(List<Compared> block, Node node, String name) {
    if (compared.containsKey(name)) {
      block.add(compared.get(name));
    } else {
      yaml.problem(node, PLACE, YamlReader.unknown("field", name, compared.keySet()));
    }
  }
}
