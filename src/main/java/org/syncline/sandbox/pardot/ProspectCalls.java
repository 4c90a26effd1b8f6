package org.syncline.sandbox.pardot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What only prospects have: undelete, and upsert by e-mail. */
final class ProspectCalls {
  private final Table table;
  private final ProspectWrites prospects;
  private final ObjectCalls objects;

  ProspectCalls(PardotStore store, ProspectWrites prospects, ObjectCalls objects) {
    this.table = store.table("prospects");
    this.prospects = prospects;
    this.objects = objects;
  }

  void undelete(Call call) {
    Map<String, Object> body = call.bodyOrNothing();
    int id = call.path("id") == null ? idIn(body) : call.id();
    Row row = table.current(id).orElseThrow(PardotError::notFound);
    Row back = row.deleted() ? prospects.undelete(row, call.who()) : row;
    objects.answerChanged(call, table, back, fields(call, body));
  }

  private static int idIn(Map<String, Object> body) {
    if (body.get("id") == null) {
      throw new PardotError(400, 207, "Missing required action argument: id");
    }
    return (Integer) FieldKind.INTEGER.read("id", body.get("id"));
  }

  /** Updates the prospect with this address that was updated last, or makes one. */
  void upsertLatestByEmail(Call call) {
    Map<String, Object> body = call.body();
    String email = (String) body.get("matchEmail");
    if (email == null || email.isBlank()) {
      throw new PardotError(400, 207, "Missing required action argument: matchEmail");
    }
    Map<String, Object> fields = prospect(body);
    Row row =
        match(email, Boolean.TRUE.equals(body.get("secondaryDeletedSearch")), call.who())
            .map(found -> prospects.update(found, fields, call.who()))
            .orElseGet(() -> create(email, fields, call.who()));
    String shown = Optional.ofNullable(fields(call, body)).orElse("id");
    objects.answerChanged(call, table, row, shown);
  }

  private Optional<Row> match(String email, boolean alsoDeleted, String who) {
    Optional<Row> alive = prospects.latestByEmail(email, false);
    return alive.isPresent() || !alsoDeleted
        ? alive
        : prospects.latestByEmail(email, true).map(row -> prospects.undelete(row, who));
  }

  private Row create(String email, Map<String, Object> fields, String who) {
    fields.putIfAbsent("email", email);
    return prospects.create(fields, who);
  }

  private static Map<String, Object> prospect(Map<String, Object> body) {
    if (body.get("prospect") instanceof Map<?, ?> given) {
      return given.entrySet().stream()
          .collect(
              java.util.HashMap::new,
              (map, e) -> map.put(String.valueOf(e.getKey()), e.getValue()),
              java.util.HashMap::putAll);
    }
    throw new PardotError(400, 207, "Missing required action argument: prospect");
  }

  /** The fields to answer with: a parameter, or in an action's body a list or a text. */
  private static String fields(Call call, Map<String, Object> body) {
    if (body.get("fields") instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    return body.get("fields") instanceof String text ? text : call.parameter("fields");
  }
}
