package org.syncline.mapping;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what is given for each system: {@code { marketing: ..., crm: ... }}. */
final class SystemMap {
  private final YamlReader yaml;

  SystemMap(YamlReader yaml) {
    this.yaml = yaml;
  }

  <T> Map<SystemName, T> read(
      Node node, String place, BiFunction<Node, String, Optional<T>> value) {
    Map<SystemName, T> values = new EnumMap<>(SystemName.class);
    yaml.map(node, place, Set.of("marketing", "crm"))
        .forEach(
            (system, entry) ->
                value
                    .apply(entry, place)
                    .ifPresent(read -> values.put(SystemName.of(system), read)));
    return values;
  }
}
