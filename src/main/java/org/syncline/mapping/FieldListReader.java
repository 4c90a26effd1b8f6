package org.syncline.mapping;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the fields of a mapping; one that is mapped twice is a problem. */
final class FieldListReader {
  private final YamlReader yaml;

  FieldListReader(YamlReader yaml) {
    this.yaml = yaml;
  }

  /** Each takes the place of the inherited one of its marketing name, or is added. */
  List<FieldMapping> read(Node list, List<FieldMapping> inherited) {
    Map<String, FieldMapping> fields = new LinkedHashMap<>();
    inherited.forEach(field -> fields.put(field.marketing(), field));
    Set<String> seen = new HashSet<>();
    for (Node node : yaml.entries(list, "fields")) {
      FieldMapping field = new FieldMappingReader(yaml).field(node);
      if (!field.marketing().isEmpty() && !seen.add(field.marketing())) {
        twice(node, SystemName.MARKETING, field);
      }
      if (fields.values().stream().anyMatch(other -> sameCrm(other, field))) {
        twice(node, SystemName.CRM, field);
      }
      fields.put(field.marketing(), field);
    }
    return List.copyOf(fields.values());
  }

  private static boolean sameCrm(FieldMapping one, FieldMapping other) {
    return !one.crm().isEmpty()
        && one.crm().equals(other.crm())
        && !one.marketing().equals(other.marketing());
  }

  private void twice(Node node, SystemName system, FieldMapping field) {
    yaml.problem(node, field.name(system), "the " + system + " field is mapped twice");
  }
}
