package org.syncline.scenario;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.syncline.mapping.YamlReader;
import org.syncline.record.FieldValue;
import org.syncline.record.Keepable;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads values, fields, times and systems. */
final class ValueReader {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");
  private static final String BOTH = "both";
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

  private final YamlReader yaml;

  ValueReader(YamlReader yaml) {
    this.yaml = yaml;
  }

  /** Fields and their values; a name that is not allowed is a problem. */
  Map<String, FieldValue> fields(Node node, String place, Set<String> allowed) {
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    named(node, place, allowed, this::value).forEach(fields::put);
    return fields;
  }

  Map<String, Instant> times(Node node, String place, Set<String> allowed) {
    return named(node, place, allowed, this::time);
  }

  private <T> Map<String, T> named(
      Node node, String place, Set<String> allowed, BiFunction<Node, String, Optional<T>> read) {
    Map<String, T> values = new HashMap<>();
    yaml.map(node, place, Set.of())
        .forEach(
            (name, entry) -> {
              if (knownField(entry, place, name, allowed)) {
                read.apply(entry, place + " " + name).ifPresent(value -> values.put(name, value));
              }
            });
    return values;
  }

  boolean knownField(Node node, String place, String name, Set<String> allowed) {
    if (!allowed.contains(name)) {
      yaml.problem(node, place, YamlReader.unknown("field", name, allowed));
    }
    return allowed.contains(name);
  }

  /** A value keeps its type; what YAML takes for something else than it looks like is a problem. */
  Optional<FieldValue> value(Node node, String place) {
    if (!(node instanceof ScalarNode scalar)) {
      yaml.problem(node, place, "expected a value, found " + YamlReader.kind(node));
      return Optional.empty();
    }
    String text = scalar.getValue();
    String tag = scalar.getTag().getValue();
    Optional<FieldValue> value =
        switch (tag.substring(tag.lastIndexOf(':') + 1)) {
          case "null" -> Optional.of(FieldValue.BLANK);
          case "bool" -> bool(text);
          case "int", "float" ->
              NUMBER.matcher(text).matches()
                  ? Optional.of(FieldValue.of(new BigDecimal(text)))
                  : Optional.empty();
          default -> Optional.of(FieldValue.of(text));
        };
    if (value.isEmpty()) {
      yaml.problem(
          node, place, "put '" + text + "' in quotes: YAML takes it for a number, true or false");
      return value;
    }
    Optional<String> why = Keepable.problem(value.get());
    why.ifPresent(told -> yaml.problem(node, place, "the text " + told));
    return value.filter(kept -> why.isEmpty());
  }

  private static Optional<FieldValue> bool(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(FieldValue.of(Boolean.valueOf(text)))
        : Optional.empty();
  }

  Optional<Instant> time(Node node, String place) {
    return yaml.text(node, place)
        .flatMap(
            text -> {
              Optional<Instant> at = instant(text);
              if (at.isEmpty()) {
                yaml.problem(
                    node,
                    place,
                    "expected a time such as 2026-11-23T12:00:00Z, found '" + text + "'");
              }
              return at;
            });
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant())
          .filter(at -> at.isAfter(EARLIEST) && at.isBefore(LATEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** One system, or both. */
  Set<SystemName> systems(Node node, String place) {
    Set<SystemName> systems = EnumSet.noneOf(SystemName.class);
    yaml.text(node, place)
        .ifPresent(
            word -> {
              SystemName.find(word).ifPresent(systems::add);
              if (word.equals(BOTH)) {
                systems.addAll(EnumSet.allOf(SystemName.class));
              } else if (systems.isEmpty()) {
                yaml.problem(
                    node,
                    place,
                    YamlReader.unknown("word", word, Set.of(BOTH, "crm", "marketing")));
              }
            });
    return systems;
  }

  Optional<SystemName> system(Node node, String place) {
    return yaml.word(node, place, SystemName.class);
  }
}
