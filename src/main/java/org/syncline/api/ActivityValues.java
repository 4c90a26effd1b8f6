package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.syncline.mapping.DeclaredActivity;
import org.syncline.mapping.DeclaredActivity.Type;
import org.syncline.record.FieldValue;

/** Holds the values of a posted activity to those that its type declares. */
final class ActivityValues {
  private static final String PLACE = "values";
  private final DeclaredActivity declared;
  private final BiConsumer<String, String> wrong;

  /**
   * @param wrong takes the field and the reason of each mistake
   */
  ActivityValues(DeclaredActivity declared, BiConsumer<String, String> wrong) {
    this.declared = declared;
    this.wrong = wrong;
  }

  /** Those that are there and right, by name in order. */
  Map<String, FieldValue> read(JsonNode node) {
    Map<String, FieldValue> values = new TreeMap<>();
    if (!node.isObject() && !node.isMissingNode()) {
      wrong.accept(PLACE, "must be an object of names and values, not " + node);
      return values;
    }
    node.properties()
        .forEach(
            entry ->
                value(entry.getKey(), entry.getValue())
                    .ifPresent(value -> values.put(entry.getKey(), value)));
    declared
        .values()
        .forEach(
            (name, value) -> {
              if (value.required() && blank(node.path(name))) {
                wrong.accept(place(name), "is missing, and %s needs it".formatted(declared.name()));
              }
            });
    return values;
  }

  private static boolean blank(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || value.isTextual() && value.textValue().isBlank();
  }

  private static String place(String name) {
    return PLACE + "." + name;
  }

  private Optional<FieldValue> value(String name, JsonNode node) {
    DeclaredActivity.Value known = declared.values().get(name);
    if (known == null) {
      wrong.accept(
          place(name),
          "%s has no such value, allowed: %s"
              .formatted(declared.name(), new TreeSet<>(declared.values().keySet())));
      return Optional.empty();
    }
    Optional<String> refusal = node.isNull() ? Optional.empty() : refusal(known.type(), node);
    refusal.ifPresent(why -> wrong.accept(place(name), why));
    return refusal.isEmpty() ? Optional.of(JsonBody.value(node)) : Optional.empty();
  }

  private static Optional<String> refusal(Type type, JsonNode node) {
    boolean fits =
        switch (type) {
          case STRING -> node.isTextual();
          case NUMBER -> node.isNumber();
          case BOOLEAN -> node.isBoolean();
          case DATE_TIME -> JsonBody.instant(node) != null;
        };
    return fits
        ? JsonBody.refusal(node)
        : Optional.of("must be a " + words(type) + ", not " + node);
  }

  private static String words(Type type) {
    return type == Type.DATE_TIME ? "date-time such as 2026-11-23T10:00:00Z" : type.word();
  }
}
