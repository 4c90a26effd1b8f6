package org.syncline.mapping;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.record.Problem;
import org.syncline.record.SystemName;
import org.syncline.record.Words;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a file that says which fields of an object are read and kept. */
final class KeptReader {
  private static final String KEEP = "keep";
  private static final String METRICS = "metrics";
  private static final Set<String> KEYS =
      Set.of(KEEP, "system", "fields", "parents", "namedBy", METRICS);
  private static final Set<String> WORDS =
      Arrays.stream(CampaignMetric.values()).map(CampaignMetric::word).collect(Collectors.toSet());
  private final YamlReader yaml;

  KeptReader(YamlReader yaml) {
    this.yaml = yaml;
  }

  /** Whether the file is of this kind. */
  static boolean reads(Node root) {
    return YamlText.has(root, KEEP);
  }

  /**
   * @param known the objects that are kept already
   */
  Optional<KeptObject> kept(Node root, List<KeptObject> known) {
    Map<String, Node> keys = yaml.map(root, "", KEYS);
    String object = yaml.required(root, keys, "", KEEP);
    Optional<SystemName> system =
        keys.containsKey("system")
            ? yaml.word(keys.get("system"), "system", SystemName.class)
            : missing(root, "system");
    Set<String> fields = fields(root, keys);
    Map<String, String> parents = texts(keys, "parents");
    parents.keySet().stream()
        .filter(field -> !fields.contains(field))
        .forEach(field -> unread(keys.get("parents"), field, fields));
    Map<CampaignMetric, String> metrics = metrics(keys, object, system);
    fields.addAll(metrics.values());
    Optional<KeptObject> kept =
        system.map(
            one -> new KeptObject(object, one, fields, parents, texts(keys, "namedBy"), metrics));
    kept.filter(one -> known.stream().anyMatch(other -> same(one, other)))
        .ifPresent(
            one -> yaml.problem(keys.get(KEEP), KEEP, object + " is kept by another file, too"));
    return kept;
  }

  private static boolean same(KeptObject one, KeptObject other) {
    return one.object().equals(other.object()) && one.system() == other.system();
  }

  private <T> Optional<T> missing(Node root, String key) {
    yaml.problem(root, "", "the key '" + key + "' is missing");
    return Optional.empty();
  }

  private Set<String> fields(Node root, Map<String, Node> keys) {
    Set<String> fields = new LinkedHashSet<>();
    if (!keys.containsKey("fields")) {
      missing(root, "fields");
      return fields;
    }
    Node node = keys.get("fields");
    for (String field : yaml.texts(node, "fields")) {
      if (!fields.add(field)) {
        yaml.problem(node, field, "the field is given twice");
      }
    }
    if (fields.isEmpty()) {
      yaml.problem(node, "fields", "expected at least one entry");
    }
    return fields;
  }

  private void unread(Node node, String field, Set<String> fields) {
    yaml.problem(
        node,
        "parents",
        "the field '" + field + "' is not among fields: " + YamlReader.sorted(fields));
  }

  private Map<CampaignMetric, String> metrics(
      Map<String, Node> keys, String object, Optional<SystemName> system) {
    Map<CampaignMetric, String> metrics = new EnumMap<>(CampaignMetric.class);
    if (!keys.containsKey(METRICS)) {
      return metrics;
    }
    Node node = keys.get(METRICS);
    if (!object.equals("Campaign") || system.filter(SystemName.CRM::equals).isEmpty()) {
      yaml.problem(node, METRICS, "only crm's Campaign has metrics");
    }
    yaml.map(node, METRICS, WORDS)
        .forEach(
            (word, field) ->
                yaml.text(field, METRICS + " " + word)
                    .ifPresent(
                        text ->
                            metrics.put(
                                Words.parse(CampaignMetric.class, word).orElseThrow(), text)));
    return metrics;
  }

  private Map<String, String> texts(Map<String, Node> keys, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (keys.containsKey(key)) {
      yaml.map(keys.get(key), key, Set.of())
          .forEach(
              (name, node) ->
                  yaml.text(node, key + " " + name).ifPresent(text -> texts.put(name, text)));
    }
    return texts;
  }

  /** What is wrong with how kept objects and mappings stand to each other. */
  static List<Problem> across(Map<KeptObject, String> files, MappingSet mappings) {
    return files.entrySet().stream()
        .flatMap(
            entry -> new KeptCheck(entry.getKey(), entry.getValue(), mappings).problems().stream())
        .toList();
  }
}
