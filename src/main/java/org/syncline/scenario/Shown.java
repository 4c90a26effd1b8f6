package org.syncline.scenario;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;

/** Values as people read them: a text in quotes, so that it is told from a number. */
final class Shown {
  private static final String NOTHING = "nothing";

  private Shown() {}

  static String value(FieldValue value) {
    return value.json() instanceof String text ? "\"" + text + "\"" : value.toString();
  }

  static String field(String name, FieldValue value) {
    return name + " = " + value(value);
  }

  static String with(Map<String, FieldValue> fields) {
    return fields.isEmpty() ? "" : " with " + fields(fields);
  }

  static String fields(Map<String, FieldValue> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(entry -> field(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  static String all(Collection<?> found) {
    return found.isEmpty()
        ? NOTHING
        : found.stream().map(Object::toString).collect(Collectors.joining("; "));
  }

  /** What is done to a record as a whole. */
  static String done(Write.Kind kind) {
    return kind == Write.Kind.CREATE ? "new" : kind.word();
  }
}
