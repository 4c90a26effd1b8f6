package org.syncline.scenario;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.YamlReader;
import org.syncline.record.ActionKind;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what is wanted of an action of an automation rule. */
final class ActionReader {
  static final Set<String> KEYS = Set.of("type", "rule", "subject");

  /** What a rule hands over to another system has any name. */
  private static final String PARAMETER = "parameter.";

  private final YamlReader yaml;
  private final ValueReader values;
  private final RuleNames rules;
  private final Map<ActionKind, Set<String>> fields = new EnumMap<>(ActionKind.class);

  ActionReader(YamlReader yaml, MappingSet mappings, RuleNames rules) {
    this.yaml = yaml;
    this.values = new ValueReader(yaml);
    this.rules = rules;
    fields.put(ActionKind.CAMPAIGN_MEMBER, Set.of("CampaignId", "Status"));
    fields.put(
        ActionKind.TASK, Set.of("Subject", "OwnerId", "ActivityDate", "Priority", "Description"));
    fields.put(ActionKind.FIELD, FieldNames.of(mappings, SystemName.MARKETING));
    fields.put(ActionKind.SCORE, Set.of("points"));
    fields.put(ActionKind.LIST, Set.of("member"));
    fields.put(ActionKind.TAG, Set.of("carried"));
    fields.put(ActionKind.OWNER, Set.of("to", "toType"));
    fields.put(ActionKind.NOTIFICATION, Set.of("to", "text"));
    fields.put(ActionKind.EXTERNAL, Set.of("action"));
    fields.put(ActionKind.STEP, Set.of("step"));
  }

  Optional<RowPattern> read(Node node, String place) {
    Map<String, Node> entries = yaml.map(node, place, Set.of());
    Map<String, FieldValue> keys = new LinkedHashMap<>();
    Optional<ActionKind> kind =
        Optional.ofNullable(entries.get("type"))
            .flatMap(type -> yaml.word(type, place + " type", ActionKind.class));
    if (yaml.isMap(node, place) && entries.isEmpty()) {
      yaml.problem(node, place, "expected at least one of " + YamlReader.sorted(KEYS));
      return Optional.empty();
    }
    Set<String> allowed = allowed(kind);
    entries.forEach(
        (key, entry) -> value(key, entry, place, allowed).ifPresent(value -> keys.put(key, value)));
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(new RowPattern(YamlReader.line(node), keys));
  }

  private Set<String> allowed(Optional<ActionKind> kind) {
    List<ActionKind> kinds = kind.map(List::of).orElse(Arrays.asList(ActionKind.values()));
    Set<String> allowed = new TreeSet<>(KEYS);
    kinds.forEach(one -> allowed.addAll(fields.getOrDefault(one, Set.of())));
    return allowed;
  }

  private Optional<FieldValue> value(String key, Node node, String place, Set<String> allowed) {
    String at = place + " " + key;
    if (key.equals("rule")) {
      return rules.read(yaml, node, at).map(FieldValue::of);
    }
    if (KEYS.contains(key)) {
      return yaml.text(node, at).map(FieldValue::of);
    }
    boolean parameter = key.startsWith(PARAMETER) && allowed.contains("action");
    if (!parameter && !allowed.contains(key)) {
      yaml.problem(node, place, YamlReader.unknown("key", key, allowed));
      return Optional.empty();
    }
    return values.value(node, at);
  }
}
