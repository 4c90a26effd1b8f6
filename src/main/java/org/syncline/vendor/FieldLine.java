package org.syncline.vendor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.syncline.mapping.Direction;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.NullSync;
import org.syncline.record.FieldType;
import org.syncline.record.SystemName;

/** A field as one line of a mapping file; what is so by default is left out. */
final class FieldLine {
  private FieldLine() {}

  static String of(FieldMapping field) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("marketing", YamlWord.of(field.marketing()));
    keys.put("crm", YamlWord.of(field.crm()));
    if (field.type() != FieldType.TEXT) {
      keys.put("type", field.type().word());
    }
    if (field.direction() != Direction.BOTH) {
      keys.put("direction", field.direction().word());
    }
    keys.put("behavior", field.behavior().word());
    systems(keys, "nullSync", field.nullSync(), NullSync::word);
    systems(keys, "maxLength", field.maxLength(), Object::toString);
    systems(keys, "onCreate", field.onCreate(), YamlWord::of);
    field.prevails().ifPresent(value -> keys.put("prevails", YamlWord.of(value)));
    if (!field.values().isEmpty()) {
      keys.put("values", values(field.values()));
    }
    return "  - " + map(keys);
  }

  private static <T> void systems(
      Map<String, String> keys, String key, Map<SystemName, T> given, Function<T, String> word) {
    if (!given.isEmpty()) {
      Map<String, String> each = new LinkedHashMap<>();
      given.forEach((system, value) -> each.put(system.word(), word.apply(value)));
      keys.put(key, map(each));
    }
  }

  private static String values(Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    given.forEach((word, other) -> values.put(YamlWord.of(word), YamlWord.of(other)));
    return map(values);
  }

  private static String map(Map<String, String> keys) {
    return keys.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{ ", " }"));
  }
}
