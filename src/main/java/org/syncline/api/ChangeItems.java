package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.api.ApiProblem.Reason;
import org.syncline.intake.Change;
import org.syncline.mapping.MappingSet;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordIds;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** Reads pushed changes; collects everything that is wrong with any of them. */
final class ChangeItems {
  private static final Set<String> KEYS =
      Set.of(
          "system",
          "object",
          "id",
          "modifiedAt",
          "fields",
          "fieldTimes",
          "deleted",
          "key",
          "changedBy");

  private final MappingSet mappings;
  private final Instant now;
  private final List<Reason> reasons = new ArrayList<>();
  private int index;

  ChangeItems(MappingSet mappings, Instant now) {
    this.mappings = mappings;
    this.now = now;
  }

  /**
   * All of them.
   *
   * @throws ApiProblem with index, field and reason of each bad item
   */
  List<Change> read(JsonNode items) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode item : items) {
      int before = reasons.size();
      Optional<Change> change = change(item);
      if (reasons.size() == before) {
        change.ifPresent(changes::add);
      }
      index++;
    }
    if (!reasons.isEmpty()) {
      throw ApiProblem.bad("nothing was accepted: " + reasons.size() + " mistakes", reasons);
    }
    return changes;
  }

  private void wrong(String field, String reason) {
    reasons.add(new Reason(index, field, reason));
  }

  private Optional<Change> change(JsonNode item) {
    if (!item.isObject()) {
      wrong("", "a change is a JSON object");
      return Optional.empty();
    }
    PushedItem pushed = new PushedItem(item, this::wrong);
    pushed.onlyKeys(KEYS);
    Optional<RecordRef> ref = ref(item);
    Instant modifiedAt = pushed.time("modifiedAt", now);
    boolean deleted = deleted(item.path("deleted"));
    Optional<String> key = pushed.key();
    ChangedBy changedBy = changedBy(item.path("changedBy"));
    if (ref.isEmpty()) {
      return Optional.empty();
    }
    Set<String> known = mappings.fieldNames(ref.get().system(), ref.get().object());
    Map<String, FieldValue> fields = fields(item.path("fields"), known, deleted);
    Map<String, Instant> times = times(item.path("fieldTimes"), known);
    return Optional.of(
        new Change(
            ref.get(), modifiedAt, fields, times, deleted, changedBy, Optional.empty(), key));
  }

  private Optional<RecordRef> ref(JsonNode item) {
    Optional<SystemName> system =
        SystemName.find(item.path("system").asText(""))
            .filter(s -> item.path("system").isTextual());
    if (system.isEmpty()) {
      wrong(
          "system",
          "unknown system '" + item.path("system").asText() + "', allowed: marketing, crm");
      return Optional.empty();
    }
    String object = item.path("object").asText("");
    Set<String> objects = mappings.objects(system.get());
    if (!objects.contains(object)) {
      wrong(
          "object", "no mapping has '" + object + "' of " + system.get() + ", allowed: " + objects);
      return Optional.empty();
    }
    return RecordIds.checked(
        system.get(), object, item.path("id").asText(""), why -> wrong("id", why));
  }

  private boolean deleted(JsonNode node) {
    if (!node.isMissingNode() && !node.isBoolean()) {
      wrong("deleted", "must be true or false, not " + node);
    }
    return node.asBoolean(false);
  }

  private ChangedBy changedBy(JsonNode node) {
    try {
      return node.isMissingNode() ? ChangedBy.UNKNOWN : ChangedBy.of(node.asText());
    } catch (IllegalArgumentException e) {
      wrong("changedBy", e.getMessage());
      return ChangedBy.UNKNOWN;
    }
  }

  private Map<String, FieldValue> fields(JsonNode node, Set<String> known, boolean deleted) {
    Map<String, FieldValue> fields = new HashMap<>();
    if (!node.isObject() && !(deleted && node.isMissingNode())) {
      wrong("fields", "must be an object of field names and values");
      return fields;
    }
    node.properties()
        .forEach(
            entry -> {
              if (checked(entry.getKey(), known) && scalar(entry.getKey(), entry.getValue())) {
                fields.put(entry.getKey(), JsonBody.value(entry.getValue()));
              }
            });
    return fields;
  }

  private boolean checked(String name, Set<String> known) {
    if (!known.contains(name)) {
      wrong(name, "no mapping has this field, allowed: " + known);
    }
    return known.contains(name);
  }

  private boolean scalar(String name, JsonNode value) {
    Optional<String> refusal = JsonBody.refusal(value);
    refusal.ifPresent(why -> wrong(name, why));
    return refusal.isEmpty();
  }

  private Map<String, Instant> times(JsonNode node, Set<String> known) {
    Map<String, Instant> times = new HashMap<>();
    if (!node.isMissingNode() && !node.isObject()) {
      wrong("fieldTimes", "must be an object of field names and times");
    }
    node.properties()
        .forEach(
            entry -> {
              Instant at = JsonBody.instant(entry.getValue());
              if (at == null) {
                wrong("fieldTimes." + entry.getKey(), "must be a time, not " + entry.getValue());
              } else if (checked(entry.getKey(), known)) {
                times.put(entry.getKey(), at);
              }
            });
    return times;
  }
}
