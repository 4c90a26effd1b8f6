package org.syncline.mapping;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.Likeness.Compared;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a mapping says of proposals. */
final class LikenessReader {
  static final Set<String> KEYS = Set.of("threshold", "compare", "blocks");
  static final Set<String> COMPARED_KEYS = Set.of("marketing", "crm", "as");
  static final double THRESHOLD = 0.9;

  private static final String PLACE = "propose";
  private static final String COMPARE = PLACE + " compare";

  private final YamlReader yaml;

  LikenessReader(YamlReader yaml) {
    this.yaml = yaml;
  }

  Optional<Likeness> read(Node node, String place) {
    if (!yaml.isMap(node, place)) {
      return Optional.empty();
    }
    Map<String, Node> keys = yaml.map(node, place, KEYS);
    Map<String, Compared> compared = compared(node, keys);
    double threshold =
        Optional.ofNullable(keys.get("threshold"))
            .flatMap(given -> yaml.share(given, PLACE + " threshold"))
            .orElse(THRESHOLD);
    return Optional.of(
        new Likeness(threshold, List.copyOf(compared.values()), blocks(keys, compared)));
  }

  private List<List<Compared>> blocks(Map<String, Node> keys, Map<String, Compared> compared) {
    if (keys.containsKey("blocks")) {
      return new BlocksReader(yaml, compared).read(keys.get("blocks"));
    }
    List<List<Compared>> blocks = Likeness.neighbours(List.copyOf(compared.values()));
    if (blocks.isEmpty() && !compared.isEmpty()) {
      yaml.problem(keys.get("compare"), COMPARE, "expected a field that is no picklist");
    }
    return blocks;
  }

  private Map<String, Compared> compared(Node node, Map<String, Node> keys) {
    Map<String, Compared> compared = new LinkedHashMap<>();
    Set<String> crm = new HashSet<>();
    if (!keys.containsKey("compare")) {
      yaml.problem(node, PLACE, "the key 'compare' is missing");
      return compared;
    }
    for (Node entry : yaml.entries(keys.get("compare"), COMPARE)) {
      Compared one = one(entry);
      if (compared.put(one.marketing(), one) != null && !one.marketing().isEmpty()) {
        yaml.problem(entry, one.marketing(), "the marketing field is compared twice");
      } else if (!one.crm().isEmpty() && !crm.add(one.crm())) {
        yaml.problem(entry, one.crm(), "the crm field is compared twice");
      }
    }
    return compared;
  }

  private Compared one(Node entry) {
    Map<String, Node> keys = yaml.map(entry, COMPARE, COMPARED_KEYS);
    String marketing = yaml.required(entry, keys, COMPARE, "marketing");
    String crm = yaml.required(entry, keys, COMPARE, "crm");
    if (!keys.containsKey("as")) {
      yaml.problem(entry, COMPARE, "the key 'as' is missing");
      return new Compared(marketing, crm, ComparedAs.TEXT);
    }
    return new Compared(
        marketing,
        crm,
        yaml.word(keys.get("as"), marketing + " as", ComparedAs.class).orElse(ComparedAs.TEXT));
  }
}
