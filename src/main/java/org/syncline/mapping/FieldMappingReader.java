package org.syncline.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;

/** Makes one field's mapping of its nodes. */
final class FieldMappingReader {
  static final Set<String> KEYS =
      Set.of(
          "marketing",
          "crm",
          "type",
          "direction",
          "behavior",
          "nullSync",
          "maxLength",
          "onCreate",
          "prevails",
          "values");
  private final YamlReader yaml;

  FieldMappingReader(YamlReader yaml) {
    this.yaml = yaml;
  }

  FieldMapping field(Node node) {
    Map<String, Node> keys = yaml.map(node, "fields", KEYS);
    String marketing = yaml.required(node, keys, "fields", "marketing");
    FieldMapping field =
        new FieldMapping(
            marketing,
            yaml.required(node, keys, "fields", "crm"),
            word(keys, "type", marketing, FieldType.class, FieldType.TEXT),
            word(keys, "direction", marketing, Direction.class, Direction.BOTH),
            behavior(node, keys, marketing),
            systems(keys, "nullSync", marketing, (n, p) -> yaml.word(n, p, NullSync.class)),
            systems(keys, "maxLength", marketing, yaml::length),
            systems(keys, "onCreate", marketing, yaml::text),
            Optional.ofNullable(keys.get("prevails"))
                .flatMap(value -> yaml.text(value, marketing + " prevails")),
            values(keys, marketing));
    checkType(node, keys, field);
    checkPrevails(keys, field);
    checkAccountName(keys, node, field);
    for (SystemName system : SystemName.values()) {
      checkOnCreate(keys, field, system);
      checkJoined(node, field, system);
    }
    return field;
  }

  private Behavior behavior(Node node, Map<String, Node> keys, String field) {
    if (!keys.containsKey("behavior")) {
      yaml.problem(node, field, "the key 'behavior' is missing");
    }
    return word(keys, "behavior", field, Behavior.class, Behavior.DO_NOT_SYNC);
  }

  private void checkType(Node node, Map<String, Node> keys, FieldMapping field) {
    if (field.behavior() == Behavior.MERGE && field.type() != FieldType.MULTI_PICKLIST) {
      yaml.problem(
          keys.getOrDefault("type", node),
          field.marketing(),
          "the behavior merge needs type multi-picklist, found " + field.type().word());
    }
  }

  private void checkPrevails(Map<String, Node> keys, FieldMapping field) {
    field
        .prevails()
        .filter(text -> field.type().typed(FieldValue.of(text)).isEmpty())
        .ifPresent(
            text ->
                yaml.problem(
                    keys.get("prevails"),
                    field.marketing() + " prevails",
                    "expected a " + field.type().word() + ", found '" + text + "'"));
  }

  /** Salesforce is the master of accounts, whatever the vendor's own setting of the field says. */
  private void checkAccountName(Map<String, Node> keys, Node node, FieldMapping field) {
    boolean free =
        field.behavior() == Behavior.ALWAYS_CRM || field.behavior() == Behavior.DO_NOT_SYNC;
    if (field.crm().equals("Account.Name") && !free) {
      yaml.problem(
          keys.getOrDefault("behavior", node),
          field.marketing() + " behavior",
          "an account's name always wins: it needs always-crm, found " + field.behavior().word());
    }
  }

  /** Of {@code Account.Name} we see a value, and have no record to write it to. */
  private void checkJoined(Node node, FieldMapping field, SystemName system) {
    String name = field.name(system);
    Direction reads =
        system == SystemName.CRM ? Direction.CRM_TO_MARKETING : Direction.MARKETING_TO_CRM;
    if (name.contains(".")
        && field.direction() != reads
        && field.behavior() != Behavior.DO_NOT_SYNC) {
      yaml.problem(
          node,
          field.marketing(),
          name
              + " is a joined record's field, which can only be read: it needs direction "
              + reads.word());
    }
  }

  /** What a new record gets there must be something that the field takes. */
  private void checkOnCreate(Map<String, Node> keys, FieldMapping field, SystemName system) {
    String text = field.onCreate().get(system);
    if (text == null) {
      return;
    }
    String place = field.marketing() + " onCreate";
    field
        .maxLength(system)
        .filter(most -> text.length() > most)
        .ifPresent(
            most ->
                yaml.problem(
                    keys.get("onCreate"),
                    place,
                    "'" + text + "' is longer than maxLength " + system + ", which is " + most));
    if (field.type().typed(FieldValue.of(text)).isEmpty() && !field.values().containsValue(text)) {
      yaml.problem(
          keys.get("onCreate"),
          place,
          "expected a " + field.type().word() + " for " + system + ", found '" + text + "'");
    }
  }

  private <E extends Enum<E>> E word(
      Map<String, Node> keys, String key, String field, Class<E> type, E otherwise) {
    return keys.containsKey(key)
        ? yaml.word(keys.get(key), field + " " + key, type).orElse(otherwise)
        : otherwise;
  }

  private <T> Map<SystemName, T> systems(
      Map<String, Node> keys,
      String key,
      String field,
      BiFunction<Node, String, Optional<T>> value) {
    return keys.containsKey(key)
        ? new SystemMap(yaml).read(keys.get(key), field + " " + key, value)
        : Map.of();
  }

  private Map<String, String> values(Map<String, Node> keys, String field) {
    Map<String, String> values = new LinkedHashMap<>();
    if (keys.containsKey("values")) {
      yaml.map(keys.get("values"), field + " values", Set.of())
          .forEach(
              (word, node) ->
                  yaml.text(node, field + " values").ifPresent(text -> values.put(word, text)));
    }
    return values;
  }
}
