package org.syncline.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads which mapping is meant: the name of one, or {@code { like: lead, ... }} with those keys of
 * a mapping file that differ. A field takes the place of the one with its marketing name.
 */
public final class MappingChoice {
  private static final String LIKE = "like";

  private MappingChoice() {}

  /** The keys beside which a mapping may differ. */
  public static Set<String> keys() {
    Set<String> keys = new TreeSet<>(MappingReader.KEYS);
    keys.remove("mapping");
    keys.add(LIKE);
    return keys;
  }

  /** The keys of one field. */
  public static Set<String> fieldKeys() {
    return FieldMappingReader.KEYS;
  }

  /** Empty where none is meant that there is; what is wrong is noted. */
  public static Optional<Mapping> read(
      YamlReader yaml, Node node, String place, MappingSet mappings) {
    if (!(node instanceof MappingNode)) {
      return named(yaml, node, place, mappings);
    }
    Map<String, Node> keys = yaml.map(node, place, keys());
    if (!keys.containsKey(LIKE)) {
      yaml.problem(node, place, "the key '" + LIKE + "' is missing");
      return Optional.empty();
    }
    return named(yaml, keys.get(LIKE), place + " " + LIKE, mappings)
        .map(like -> MappingReader.override(yaml, like, node, keys));
  }

  /** The mapping of this name. */
  public static Optional<Mapping> named(
      YamlReader yaml, Node node, String place, MappingSet mappings) {
    Optional<String> name = yaml.text(node, place);
    Optional<Mapping> found = name.flatMap(mappings::named);
    if (name.isPresent() && found.isEmpty()) {
      Set<String> names =
          mappings.mappings().stream().map(Mapping::name).collect(Collectors.toSet());
      yaml.problem(node, place, YamlReader.unknown("mapping", name.get(), names));
    }
    return found;
  }
}
