package org.syncline.scenario;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.YamlReader;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.syncline.scenario.Happening.Kind;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what happens: one of the words with a system, or the fields that are edited. */
final class WhenReader {
  static final Set<String> KEYS =
      Set.of("changed", "deleted", "restored", "read", "crm", "marketing", "by");
  private static final Map<String, Kind> WORDS =
      Map.of(
          "changed", Kind.CHANGED,
          "deleted", Kind.DELETED,
          "restored", Kind.RESTORED,
          "read", Kind.READ);

  private final YamlReader yaml;
  private final ValueReader values;
  private final MappingSet mappings;

  WhenReader(YamlReader yaml, MappingSet mappings) {
    this.yaml = yaml;
    this.values = new ValueReader(yaml);
    this.mappings = mappings;
  }

  /**
   * @param first whether nothing has happened before
   */
  Optional<Happening> read(Node node, boolean first) {
    Map<String, Node> keys = yaml.map(node, "when", KEYS);
    List<String> words = keys.keySet().stream().filter(WORDS::containsKey).toList();
    boolean edited = keys.containsKey("crm") || keys.containsKey("marketing");
    if (words.size() > 1 || words.isEmpty() == !edited) {
      yaml.problem(
          node,
          "when",
          "expected one of "
              + YamlReader.sorted(WORDS.keySet())
              + ", or edited fields of crm,"
              + " marketing or both");
      return Optional.empty();
    }
    if (keys.containsKey("changed") && !first) {
      yaml.problem(node, "when", "changed is for the first step; later ones tell what is edited");
    }
    if (keys.containsKey("by") && !edited) {
      yaml.problem(keys.get("by"), "when by", "only edits are made by somebody");
    }
    return Optional.of(edited ? edits(keys) : word(words.get(0), keys.get(words.get(0))));
  }

  private Happening word(String word, Node node) {
    return new Happening(
        WORDS.get(word), values.systems(node, "when " + word), Map.of(), ChangedBy.USER);
  }

  private Happening edits(Map<String, Node> keys) {
    Map<SystemName, Map<String, FieldValue>> edits = new EnumMap<>(SystemName.class);
    for (SystemName system : SystemName.values()) {
      Node node = keys.get(system.word());
      if (node != null) {
        Map<String, FieldValue> fields =
            values.fields(node, "when " + system, FieldNames.of(mappings, system));
        if (fields.isEmpty()) {
          yaml.problem(node, "when " + system, "expected at least one field that is edited");
        }
        edits.put(system, fields);
      }
    }
    ChangedBy by =
        Optional.ofNullable(keys.get("by"))
            .flatMap(node -> yaml.word(node, "when by", ChangedBy.class))
            .orElse(ChangedBy.USER);
    return new Happening(Kind.EDITED, edits.keySet(), edits, by);
  }
}
