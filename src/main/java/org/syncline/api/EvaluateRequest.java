package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldWords;
import org.syncline.decision.Pair;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingSet;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordIds;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/** Reads a pair of records to be decided about. */
final class EvaluateRequest {
  private static final Set<String> KEYS = Set.of("mapping", "now", "marketing", "crm", "base");
  private static final Set<String> SIDE =
      Set.of("id", "modifiedAt", "fields", "fieldTimes", "changedBy");

  private final Mapping mapping;
  private final JsonNode body;

  private EvaluateRequest(Mapping mapping, JsonNode body) {
    this.mapping = mapping;
    this.body = body;
  }

  static Pair read(byte[] text, MappingSet mappings, Instant now) {
    JsonNode body = JsonBody.object(text, KEYS);
    String name = body.path("mapping").asText("");
    Mapping mapping =
        mappings
            .named(name)
            .orElseThrow(
                () ->
                    ApiProblem.bad(
                        "mapping",
                        "unknown mapping '"
                            + name
                            + "', allowed: "
                            + mappings.mappings().stream().map(Mapping::name).toList()));
    return new EvaluateRequest(mapping, body).pair(now);
  }

  private Pair pair(Instant now) {
    Instant at = body.has("now") ? time("now", body.get("now")) : now;
    return new Pair(mapping, side(SystemName.MARKETING), side(SystemName.CRM), base(), at);
  }

  private static Instant time(String place, JsonNode node) {
    Instant at = JsonBody.instant(node);
    if (at == null) {
      throw ApiProblem.bad(place, "must be a time such as 2026-11-23T10:00:00Z, not " + node);
    }
    return at;
  }

  private RecordSnapshot side(SystemName system) {
    JsonNode node = body.path(system.word());
    if (!node.isObject()) {
      throw ApiProblem.bad(system.word(), "must be an object with id, modifiedAt and fields");
    }
    Set<String> unknown = JsonBody.unknown(node, SIDE);
    if (!unknown.isEmpty()) {
      throw ApiProblem.bad(
          system + "." + unknown.iterator().next(), "unknown key, allowed: " + new TreeSet<>(SIDE));
    }
    String place = system + ".id";
    RecordRef ref =
        RecordIds.checked(
                system,
                mapping.object(system),
                node.path("id").asText(""),
                why -> {
                  throw ApiProblem.bad(place, why);
                })
            .orElseThrow();
    Set<String> known = mapping.fieldNames(system);
    return new RecordSnapshot(
        ref,
        node.has("modifiedAt") ? time(system + ".modifiedAt", node.get("modifiedAt")) : null,
        values(system + ".fields", node.path("fields"), known),
        times(system + ".fieldTimes", node.path("fieldTimes"), known),
        changedBy(system, node.path("changedBy")),
        false);
  }

  private static ChangedBy changedBy(SystemName system, JsonNode node) {
    try {
      return node.isMissingNode() ? ChangedBy.UNKNOWN : ChangedBy.of(node.asText());
    } catch (IllegalArgumentException e) {
      throw ApiProblem.bad(system + ".changedBy", e.getMessage());
    }
  }

  private static Map<String, FieldValue> values(String place, JsonNode node, Set<String> known) {
    Map<String, FieldValue> values = new HashMap<>();
    node.properties()
        .forEach(
            entry -> {
              known(place, entry.getKey(), known);
              JsonBody.refusal(entry.getValue())
                  .ifPresent(
                      why -> {
                        throw ApiProblem.bad(place + "." + entry.getKey(), why);
                      });
              values.put(entry.getKey(), JsonBody.value(entry.getValue()));
            });
    return values;
  }

  private static void known(String place, String name, Set<String> known) {
    if (!known.contains(name)) {
      throw ApiProblem.bad(place + "." + name, "unknown field, allowed: " + known);
    }
  }

  private static Map<String, Instant> times(String place, JsonNode node, Set<String> known) {
    Map<String, Instant> times = new HashMap<>();
    node.properties()
        .forEach(
            entry -> {
              known(place, entry.getKey(), known);
              times.put(entry.getKey(), time(place + "." + entry.getKey(), entry.getValue()));
            });
    return times;
  }

  /** Keyed by the marketing field, in marketing's words. */
  private Map<String, Agreed> base() {
    Map<String, FieldValue> given =
        values("base", body.path("base"), mapping.fieldNames(SystemName.MARKETING));
    Map<String, Agreed> base = new HashMap<>();
    for (FieldMapping field : mapping.fields()) {
      FieldValue value = given.get(field.marketing());
      if (value != null) {
        FieldValue crm = FieldWords.translate(field, SystemName.MARKETING, value);
        base.put(field.marketing(), new Agreed(value, crm));
      }
    }
    return base;
  }
}
