package org.syncline.scenario;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.errors.SyncError;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.YamlReader;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what is wanted of a row of history, of a sync error, of a review or of an assignment. */
final class PatternReader {
  static final Set<String> HISTORY = Set.of("field", "outcome", "rule", "event", "reason", "lost");
  static final Set<String> ERRORS = Set.of("system", "field", "kind", "code", "message", "value");
  static final Set<String> REVIEWS = Set.of("kind", "field", "rule", "reason", "candidates");
  static final Set<String> ASSIGNMENT = Set.of("to", "toType", "rule");
  static final Set<String> OWNERS = Set.of("user", "group", "queue", "active-rule");
  static final Set<String> OUTCOMES = Set.of("marketing", "crm", "merged", "none", "review");
  static final Set<String> EVENTS =
      Set.of("field", "link", "create", "close", "reopen", "archive", "restore", "assign", "act");
  static final Set<String> REVIEW_KINDS = Set.of("field", "match", "proposal");

  /** What errors about rules of the other phases are filed under, in place of a field. */
  private static final Set<String> PHASES = Set.of("automation", "owner");

  private static final Set<String> VALUES = Set.of("lost", "value");

  private final YamlReader yaml;
  private final ValueReader values;
  private final RuleNames rules;
  private final Set<String> marketing;
  private final Set<String> both;

  PatternReader(YamlReader yaml, MappingSet mappings, RuleNames rules) {
    this.yaml = yaml;
    this.values = new ValueReader(yaml);
    this.rules = rules;
    this.marketing = FieldNames.of(mappings, SystemName.MARKETING);
    this.both = new TreeSet<>(marketing);
    this.both.addAll(FieldNames.of(mappings, SystemName.CRM));
    this.both.addAll(PHASES);
  }

  Optional<RowPattern> history(Node node, String place) {
    return pattern(
        node, place, HISTORY, Map.of("field", marketing, "outcome", OUTCOMES, "event", EVENTS));
  }

  Optional<RowPattern> error(Node node, String place) {
    return pattern(
        node,
        place,
        ERRORS,
        Map.of(
            "field",
            both,
            "kind",
            Set.copyOf(SyncError.KINDS),
            "system",
            Set.of("crm", "marketing")));
  }

  Optional<RowPattern> review(Node node, String place) {
    return pattern(node, place, REVIEWS, Map.of("field", marketing, "kind", REVIEW_KINDS));
  }

  Optional<RowPattern> assignment(Node node, String place) {
    return pattern(node, place, ASSIGNMENT, Map.of("toType", OWNERS));
  }

  private Optional<RowPattern> pattern(
      Node node, String place, Set<String> allowed, Map<String, Set<String>> words) {
    Map<String, FieldValue> keys = new LinkedHashMap<>();
    Map<String, Node> entries = new HashMap<>(yaml.map(node, place, allowed));
    entries.forEach(
        (key, entry) ->
            read(key, entry, place + " " + key, words).ifPresent(value -> keys.put(key, value)));
    if (yaml.isMap(node, place) && entries.isEmpty()) {
      yaml.problem(node, place, "expected at least one of " + YamlReader.sorted(allowed));
    }
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(new RowPattern(node.getStartMark().getLine() + 1, keys));
  }

  private Optional<FieldValue> read(
      String key, Node node, String place, Map<String, Set<String>> words) {
    if (VALUES.contains(key)) {
      return values.value(node, place);
    }
    if (key.equals("rule")) {
      return rules.read(yaml, node, place).map(FieldValue::of);
    }
    if (key.equals("candidates")) {
      return Optional.of(FieldValue.of(String.join(", ", yaml.texts(node, place))));
    }
    Optional<String> text = yaml.text(node, place);
    if (text.isPresent() && !words.getOrDefault(key, Set.of(text.get())).contains(text.get())) {
      yaml.problem(node, place, YamlReader.unknown("word", text.get(), words.get(key)));
      return Optional.empty();
    }
    return text.map(FieldValue::of);
  }
}
