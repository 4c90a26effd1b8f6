package org.syncline.sandbox.pardot;

import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

/** The parameter {@code fields}: which fields of a record and of those it refers to are shown. */
final class FieldSelection {
  private static final int MAX_DEPTH = 3;

  private final ObjectType type;
  private final Map<String, ObjectType.Field> fields = new LinkedHashMap<>();
  private final Map<String, FieldSelection> references = new LinkedHashMap<>();

  private FieldSelection(ObjectType type) {
    this.type = type;
  }

  static FieldSelection parse(ObjectType type, String list, Function<String, ObjectType> types) {
    FieldSelection selection = new FieldSelection(type);
    StringJoiner unknown = new StringJoiner(", ");
    for (String path : list.split(",")) {
      String trimmed = path.trim();
      if (!trimmed.isEmpty() && !selection.add(trimmed, types, MAX_DEPTH)) {
        unknown.add(trimmed);
      }
    }
    if (unknown.length() > 0) {
      throw PardotError.bad(180, "One or more of the specified fields are invalid: " + unknown);
    }
    return selection;
  }

  private boolean add(String path, Function<String, ObjectType> types, int depth) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      ObjectType.Field field = type.field(path);
      return field != null && fields.putIfAbsent(path, field) == null || fields.containsKey(path);
    }
    ObjectType.Reference reference = type.reference(path.substring(0, dot));
    return reference != null
        && depth > 0
        && references
            .computeIfAbsent(
                reference.name(), n -> new FieldSelection(types.apply(reference.target())))
            .add(path.substring(dot + 1), types, depth - 1);
  }

  JsonObject show(Row row, Function<String, Table> tables, ZoneOffset offset) {
    Map<String, Object> shown = new LinkedHashMap<>();
    fields.forEach((name, f) -> shown.put(name, f.kind().show(row.get(f.index()), offset)));
    references.forEach(
        (name, inner) ->
            shown.put(name, inner.showReferred(row, type.reference(name), tables, offset)));
    return new JsonObject(shown);
  }

  private JsonObject showReferred(
      Row row, ObjectType.Reference reference, Function<String, Table> tables, ZoneOffset offset) {
    Object key = row.get(reference.foreignKey());
    return key == null
        ? null
        : tables
            .apply(reference.target())
            .read((Integer) key)
            .map(referred -> show(referred, tables, offset))
            .orElse(null);
  }

  List<String> names() {
    return List.copyOf(fields.keySet());
  }
}
