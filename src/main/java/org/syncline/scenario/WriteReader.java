package org.syncline.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.YamlReader;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one wanted write: a field and its value, or what is done to a record as a whole. */
final class WriteReader {
  static final Set<String> KEYS =
      Set.of("system", "field", "value", "create", "archive", "restore", "with");

  private static final List<Write.Kind> WHOLE =
      List.of(Write.Kind.CREATE, Write.Kind.ARCHIVE, Write.Kind.RESTORE);

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
    List<Write.Kind> whole = WHOLE.stream().filter(kind -> keys.containsKey(kind.word())).toList();
    boolean mixed =
        whole.isEmpty()
            ? !field
            : whole.size() > 1 || keys.containsKey("field") || keys.containsKey("value");
    boolean created = whole.contains(Write.Kind.CREATE);
    if (!keys.containsKey("system") || mixed || !created && keys.containsKey("with")) {
      yaml.problem(
          node,
          place,
          "expected either system, field and value, or system and one of create (perhaps with),"
              + " archive and restore");
      return Optional.empty();
    }
    return values
        .system(keys.get("system"), place + " system")
        .flatMap(
            system ->
                whole.isEmpty()
                    ? field(keys, place, system)
                    : record(keys, place, system, whole.get(0)));
  }

  private Optional<WantedWrite> field(Map<String, Node> keys, String place, SystemName system) {
    Set<String> allowed = FieldNames.of(mappings, system);
    Optional<FieldValue> value = values.value(keys.get("value"), place + " value");
    return yaml.text(keys.get("field"), place + " field")
        .filter(name -> values.knownField(keys.get("field"), place + " field", name, allowed))
        .map(
            name ->
                new WantedWrite(
                    system,
                    Optional.of(name),
                    value,
                    Write.Kind.UPDATE,
                    Optional.empty(),
                    Map.of()));
  }

  private Optional<WantedWrite> record(
      Map<String, Node> keys, String place, SystemName system, Write.Kind kind) {
    String word = kind.word();
    Node node = keys.get(word);
    Set<String> objects = mappings.objects(system);
    Optional<String> object = yaml.text(node, place + " " + word);
    if (object.isPresent() && !objects.contains(object.get())) {
      yaml.problem(node, place + " " + word, YamlReader.unknown("object", object.get(), objects));
      return Optional.empty();
    }
    return object.map(
        name -> {
          Set<String> allowed = mappings.fieldNames(system, name);
          Map<String, FieldValue> with =
              keys.containsKey("with")
                  ? values.fields(keys.get("with"), place + " with", allowed)
                  : Map.of();
          return new WantedWrite(system, Optional.empty(), Optional.empty(), kind, object, with);
        });
  }
}
