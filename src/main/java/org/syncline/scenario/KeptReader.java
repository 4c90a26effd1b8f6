package org.syncline.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.mapping.KeptObject;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.YamlReader;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordIds;
import org.syncline.record.RecordRef;
import org.syncline.rules.RelatedFields;
import org.syncline.scenario.Given.GivenKept;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the kept records that rules can ask for. */
final class KeptReader {
  static final String OBJECT = "object";
  static final String ID = "id";

  private static final String PLACE = "given kept";

  /** Rules see a role as part of its opportunity. */
  private static final String ROLE = "OpportunityContactRole";

  private final YamlReader yaml;
  private final ValueReader values;
  private final MappingSet mappings;

  KeptReader(YamlReader yaml, MappingSet mappings) {
    this.yaml = yaml;
    this.values = new ValueReader(yaml);
    this.mappings = mappings;
  }

  List<GivenKept> read(Node node) {
    List<GivenKept> kept = new ArrayList<>();
    List<Node> entries = yaml.entries(node, PLACE);
    if (entries.size() > GivenReader.MOST_RECORDS) {
      yaml.problem(
          node, PLACE, "at most " + GivenReader.MOST_RECORDS + " records, found " + entries.size());
      return kept;
    }
    Set<RecordRef> seen = new HashSet<>();
    for (Node entry : entries) {
      one(entry).ifPresent(kept::add);
      kept.stream()
          .skip(seen.size())
          .filter(record -> !seen.add(record.ref()))
          .forEach(record -> yaml.problem(entry, PLACE, record.ref() + " is given twice"));
    }
    return kept;
  }

  private Optional<GivenKept> one(Node entry) {
    Map<String, Node> keys = yaml.map(entry, PLACE, Set.of());
    String name = yaml.required(entry, keys, PLACE, OBJECT);
    Optional<KeptObject> object =
        mappings.related().stream()
            .filter(one -> one.object().equals(name) && !name.equals(ROLE))
            .findFirst();
    if (!name.isEmpty() && object.isEmpty()) {
      yaml.problem(
          keys.get(OBJECT), PLACE + " " + OBJECT, YamlReader.unknown(OBJECT, name, objects()));
    }
    return object.flatMap(found -> record(entry, found));
  }

  private Set<String> objects() {
    return mappings.related().stream()
        .map(KeptObject::object)
        .filter(name -> !name.equals(ROLE))
        .collect(Collectors.toSet());
  }

  private Optional<GivenKept> record(Node entry, KeptObject object) {
    String place = PLACE + " " + object.object();
    Set<String> allowed = new TreeSet<>(RelatedFields.of(object, mappings));
    allowed.addAll(Set.of(OBJECT, ID));
    Map<String, FieldValue> fields = values.fields(entry, place, allowed);
    fields.remove(OBJECT);
    FieldValue id = fields.remove(ID);
    if (id == null) {
      yaml.problem(entry, place, "the key '" + ID + "' is missing");
      return Optional.empty();
    }
    return RecordIds.checked(
            object.system(), object.object(), id.text(), why -> yaml.problem(entry, place, why))
        .map(ref -> new GivenKept(ref, fields));
  }
}
