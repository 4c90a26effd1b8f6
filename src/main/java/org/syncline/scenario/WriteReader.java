package org.syncline.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.YamlReader;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one wanted write: a field and its value, or a record that is created. */
final class WriteReader {
  static final Set<String> KEYS = Set.of("system", "field", "value", "create", "with");

  private final YamlReader yaml;
  private final ValueReader values;
  private final MappingSet mappings;

  WriteReader(YamlReader yaml, MappingSet mappings) {
    this.yaml = yaml;
    this.values = new ValueReader(yaml);
    this.mappings = mappings;
  }

  Optional<WantedWrite> read(Node node, String place) {
    Map<String, Node> keys = yaml.map(node, place, KEYS);
    boolean field = keys.containsKey("field") && keys.containsKey("value");
    boolean create = keys.containsKey("create");
    boolean mixed = create ? keys.containsKey("field") || keys.containsKey("value") : !field;
    if (!keys.containsKey("system") || mixed || !create && keys.containsKey("with")) {
      yaml.problem(
          node, place, "expected either system, field and value, or system, create and with");
      return Optional.empty();
    }
    return values
        .system(keys.get("system"), place + " system")
        .flatMap(system -> create ? create(keys, place, system) : field(keys, place, system));
  }

  private Optional<WantedWrite> field(Map<String, Node> keys, String place, SystemName system) {
    Set<String> allowed = FieldNames.of(mappings, system);
    Optional<FieldValue> value = values.value(keys.get("value"), place + " value");
    return yaml.text(keys.get("field"), place + " field")
        .filter(name -> values.knownField(keys.get("field"), place + " field", name, allowed))
        .map(name -> new WantedWrite(system, Optional.of(name), value, Optional.empty(), Map.of()));
  }

  private Optional<WantedWrite> create(Map<String, Node> keys, String place, SystemName system) {
    Node node = keys.get("create");
    Set<String> objects = mappings.objects(system);
    Optional<String> object = yaml.text(node, place + " create");
    if (object.isPresent() && !objects.contains(object.get())) {
      yaml.problem(node, place + " create", YamlReader.unknown("object", object.get(), objects));
      return Optional.empty();
    }
    return object.map(
        name -> {
          Set<String> allowed = mappings.fieldNames(system, name);
          Map<String, FieldValue> with =
              keys.containsKey("with")
                  ? values.fields(keys.get("with"), place + " with", allowed)
                  : Map.of();
          return new WantedWrite(system, Optional.empty(), Optional.empty(), object, with);
        });
  }
}
