package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.syncline.remote.RemoteAnswer;

/**
 * Which fields an object shows us. One that field-level security hides, or that does not exist,
 * would fail a whole query.
 */
final class VisibleFields {
  private static final Duration FRESH = Duration.ofMinutes(10);
  private final SalesforceApi api;
  private final Clock clock;
  private final Map<String, Hidden> hidden = new ConcurrentHashMap<>();

  private record Hidden(Set<String> fields, Instant at) {}

  VisibleFields(SalesforceApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /** Those of the fields that were found hidden lately; nothing is asked. */
  Set<String> knownHidden(String object) {
    Hidden known = hidden.get(object);
    boolean fresh = known != null && known.at().plus(FRESH).isAfter(clock.instant());
    return fresh ? known.fields() : Set.of();
  }

  /** Asks the org which of the fields it hides. */
  Set<String> findHidden(String object, Set<String> fields) {
    Map<String, JsonNode> described = new HashMap<>();
    Set<String> found = new TreeSet<>();
    fields.stream().filter(path -> !visible(object, path, described)).forEach(found::add);
    hidden.put(object, new Hidden(found, clock.instant()));
    return found;
  }

  private boolean visible(String object, String path, Map<String, JsonNode> described) {
    JsonNode fields = described.computeIfAbsent(object, this::fields);
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    for (JsonNode field : fields) {
      if (dot < 0 && field.path("name").asText().equalsIgnoreCase(first)) {
        return true;
      }
      if (dot > 0 && field.path("relationshipName").asText().equalsIgnoreCase(first)) {
        JsonNode parents = field.path("referenceTo");
        // an owner may be a user or a queue: what both share cannot be told from here
        return parents.size() != 1
            || visible(parents.get(0).asText(), path.substring(dot + 1), described);
      }
    }
    return false;
  }

  /** Whether an object has a field that we may see. */
  boolean has(String object, String field) {
    return visible(object, field, new HashMap<>());
  }

  private JsonNode fields(String object) {
    RemoteAnswer answer = SalesforceReads.read(() -> api.describe(object));
    if (!answer.ok()) {
      throw SalesforceReads.failed("describe " + object, answer);
    }
    return SalesforceReads.read(answer::json).path("fields");
  }
}
