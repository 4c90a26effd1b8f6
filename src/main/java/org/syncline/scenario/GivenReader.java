package org.syncline.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingChoice;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.YamlReader;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.LifeFields;
import org.syncline.record.RecordIds;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.scenario.Given.GivenRecord;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what is there before anything happens. */
final class GivenReader {
  static final Set<String> KEYS =
      Set.of("now", "crm", "marketing", "base", "linked", "times", "changedBy", "also", "kept");
  static final Set<String> TIMES = Set.of("modifiedAt", "fieldTimes");
  static final Set<String> ALSO = Set.of("crm", "marketing", "mapping");

  /** A scenario is read by people. */
  static final int MOST_RECORDS = 100;

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Map<SystemName, String> ID =
      Map.of(SystemName.CRM, "Id", SystemName.MARKETING, "id");

  private final YamlReader yaml;
  private final ValueReader values;
  private final MappingSet mappings;
  private final Mapping mapping;
  private Map<String, Node> keys = Map.of();

  GivenReader(YamlReader yaml, MappingSet mappings, Mapping mapping) {
    this.yaml = yaml;
    this.values = new ValueReader(yaml);
    this.mappings = mappings;
    this.mapping = mapping;
  }

  Given read(Node node) {
    keys = yaml.map(node, "given", KEYS);
    Map<SystemName, GivenRecord> pair = new EnumMap<>(SystemName.class);
    for (SystemName system : SystemName.values()) {
      Optional.ofNullable(keys.get(system.word()))
          .flatMap(record -> record(record, "given " + system, system, mapping))
          .ifPresent(record -> pair.put(system, timed(record, system)));
    }
    if (!keys.containsKey("crm") && !keys.containsKey("marketing")) {
      yaml.problem(node, "given", "expected a record of crm, of marketing or of both");
    }
    List<GivenRecord> also = also();
    eachOnce(pair.values(), also);
    List.of("times", "changedBy").forEach(this::ofGivenRecords);
    return new Given(
        key("now").flatMap(at -> values.time(at, "given now")).orElse(NOW),
        mapping,
        pair,
        also,
        linked(),
        base(),
        key("kept").map(new KeptReader(yaml, mappings)::read).orElse(List.of()));
  }

  private void eachOnce(Collection<GivenRecord> pair, List<GivenRecord> also) {
    Set<RecordRef> seen = new HashSet<>();
    Stream.concat(pair.stream(), also.stream())
        .map(GivenRecord::ref)
        .filter(ref -> !seen.add(ref))
        .forEach(ref -> yaml.problem(keys.get("also"), "given also", ref + " is given twice"));
  }

  /** What is said of a record that is not there would say nothing. */
  private void ofGivenRecords(String key) {
    for (SystemName system : SystemName.values()) {
      if (!keys.containsKey(system.word())) {
        under(key, system)
            .ifPresent(
                node -> yaml.problem(node, "given " + key, "no record of " + system + " is given"));
      }
    }
  }

  private Optional<Node> key(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  private boolean linked() {
    boolean both = keys.containsKey("crm") && keys.containsKey("marketing");
    boolean linked = key("linked").flatMap(flag -> yaml.flag(flag, "given linked")).orElse(both);
    if (linked && !both) {
      yaml.problem(keys.get("linked"), "given linked", "only two records can be linked");
    }
    return linked;
  }

  private Map<String, FieldValue> base() {
    if (!keys.containsKey("base")) {
      return Map.of();
    }
    if (!linked()) {
      yaml.problem(keys.get("base"), "given base", "only linked records have agreed on something");
    }
    Set<String> fields = new TreeSet<>();
    mapping.fields().forEach(field -> fields.add(field.marketing()));
    return values.fields(keys.get("base"), "given base", fields);
  }

  private Optional<GivenRecord> record(
      Node node, String place, SystemName system, Mapping ofMapping) {
    String id = ID.get(system);
    Set<String> allowed = new TreeSet<>(ofMapping.fieldNames(system));
    allowed.addAll(LifeFields.of(system, ofMapping.object(system)));
    allowed.add(id);
    Map<String, FieldValue> fields = values.fields(node, place, allowed);
    FieldValue given = fields.remove(id);
    if (given == null) {
      yaml.problem(node, place, "the key '" + id + "' is missing");
      return Optional.empty();
    }
    return RecordIds.checked(
            system, ofMapping.object(system), given.text(), why -> yaml.problem(node, place, why))
        .map(ref -> plain(ref, fields));
  }

  private static GivenRecord plain(RecordRef ref, Map<String, FieldValue> fields) {
    return new GivenRecord(ref, fields, Optional.empty(), Map.of(), ChangedBy.UNKNOWN);
  }

  private GivenRecord timed(GivenRecord record, SystemName system) {
    Map<String, Node> times =
        under("times", system).map(node -> yaml.map(node, "given times", TIMES)).orElse(Map.of());
    return new GivenRecord(
        record.ref(),
        record.fields(),
        Optional.ofNullable(times.get("modifiedAt"))
            .flatMap(at -> values.time(at, "given times modifiedAt")),
        Optional.ofNullable(times.get("fieldTimes"))
            .map(at -> values.times(at, "given times fieldTimes", mapping.fieldNames(system)))
            .orElse(Map.of()),
        under("changedBy", system)
            .flatMap(by -> yaml.word(by, "given changedBy", ChangedBy.class))
            .orElse(ChangedBy.UNKNOWN));
  }

  private Optional<Node> under(String key, SystemName system) {
    return key(key)
        .map(node -> yaml.map(node, "given " + key, Set.of("crm", "marketing")))
        .map(systems -> systems.get(system.word()));
  }

  private List<GivenRecord> also() {
    List<GivenRecord> records = new ArrayList<>();
    key("also").ifPresent(list -> also(list, yaml.entries(list, "given also"), records));
    return records;
  }

  private void also(Node list, List<Node> entries, List<GivenRecord> records) {
    if (entries.size() > MOST_RECORDS) {
      yaml.problem(
          list, "given also", "at most " + MOST_RECORDS + " records, found " + entries.size());
      return;
    }
    entries.forEach(one -> also(one, records));
  }

  private void also(Node node, List<GivenRecord> records) {
    Map<String, Node> entry = yaml.map(node, "given also", ALSO);
    Mapping ofMapping =
        Optional.ofNullable(entry.get("mapping"))
            .flatMap(name -> MappingChoice.named(yaml, name, "given also mapping", mappings))
            .orElse(mapping);
    if (entry.containsKey("crm") == entry.containsKey("marketing")) {
      yaml.problem(node, "given also", "expected a record of either crm or marketing");
      return;
    }
    SystemName system = entry.containsKey("crm") ? SystemName.CRM : SystemName.MARKETING;
    record(entry.get(system.word()), "given also " + system, system, ofMapping)
        .ifPresent(records::add);
  }
}
