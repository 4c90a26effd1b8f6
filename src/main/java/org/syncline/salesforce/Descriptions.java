package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.NearNames;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;

/** Describes objects, each once, and follows references from one to the next. */
final class Descriptions {
  private static final int NOT_FOUND = 404;

  private final SalesforceApi api;
  private final Map<String, Optional<Described>> known = new HashMap<>();

  Descriptions(SalesforceApi api) {
    this.api = api;
  }

  enum Outcome {
    FOUND,
    HIDDEN,
    /** Behind a reference that may lead to several objects. */
    OPEN
  }

  /**
   * A field, or the step on the way to it that is not shown.
   *
   * @param suggestion what may have been meant
   */
  record Found(Outcome outcome, JsonNode field, String what, String suggestion) {
    boolean found() {
      return outcome == Outcome.FOUND;
    }
  }

  /** Empty where the org does not show the object. */
  Optional<Described> of(String object) {
    return known.computeIfAbsent(object, this::describe);
  }

  private Optional<Described> describe(String object) {
    RemoteAnswer answer = api.describe(object);
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    if (!answer.ok()) {
      throw failed("describe of " + object, answer);
    }
    return Optional.of(new Described(object, answer.json()));
  }

  static RemoteCallException failed(String what, RemoteAnswer answer) {
    return RemoteCallException.notDone(
        "the %s answered %d: %s".formatted(what, answer.status(), SalesforceError.shown(answer)),
        answer.retryAfter(),
        null);
  }

  /** The names of all objects that the org shows. */
  List<String> objects() {
    RemoteAnswer answer = api.get("sobjects");
    List<String> names = new ArrayList<>();
    if (answer.ok()) {
      answer.json().path("sobjects").forEach(object -> names.add(object.path("name").asText()));
    }
    return names;
  }

  Found find(Described object, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return object
          .field(path)
          .map(field -> new Found(Outcome.FOUND, field, path, ""))
          .orElseGet(() -> hidden("the field " + path, NearNames.suggestion(path, object.names())));
    }
    String first = path.substring(0, dot);
    return object
        .reference(first)
        .map(reference -> behind(reference, path.substring(dot + 1)))
        .orElseGet(
            () ->
                hidden(
                    "the reference " + first, NearNames.suggestion(first, object.relationships())));
  }

  private Found behind(JsonNode reference, String rest) {
    JsonNode parents = reference.path("referenceTo");
    if (parents.size() != 1) {
      return new Found(Outcome.OPEN, MissingNode.getInstance(), rest, "");
    }
    String parent = parents.get(0).asText();
    return of(parent)
        .map(described -> find(described, rest))
        .orElseGet(() -> hidden("the object " + parent, ""));
  }

  private static Found hidden(String what, String suggestion) {
    return new Found(Outcome.HIDDEN, MissingNode.getInstance(), what, suggestion);
  }
}
