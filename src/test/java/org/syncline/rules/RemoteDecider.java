package org.syncline.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.FieldDecision.Outcome;
import org.syncline.decision.Pair;
import org.syncline.decision.PairDecider;
import org.syncline.journey.ServerProcess;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;
import org.syncline.record.Words;

/** Has a server that runs decide, over HTTP; it knows each mapping by a file of its own. */
final class RemoteDecider implements PairDecider {
  private static final String AGREED = "both sides show the same value";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ServerProcess server;
  private final List<Mapping> mappings;

  RemoteDecider(ServerProcess server, List<Mapping> mappings) {
    this.server = server;
    this.mappings = mappings;
  }

  /** YAML reads JSON too. */
  static void write(List<Mapping> mappings, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Mapping mapping : mappings) {
      String name = name(mappings, mapping);
      Files.writeString(
          folder.resolve(name + ".yaml"), JSON.writeValueAsString(file(name, mapping)));
    }
  }

  private static String name(List<Mapping> mappings, Mapping mapping) {
    return "case-" + mappings.indexOf(mapping);
  }

  private static Map<String, Object> file(String name, Mapping mapping) {
    return Map.of(
        "mapping", name,
        "marketing", mapping.marketing(),
        "crm", mapping.crm(),
        "match", List.of(Map.of("marketing", "email", "crm", "Email")),
        "tieBreaker", mapping.tieBreaker().word(),
        "skewTolerance", mapping.skewTolerance().toSeconds() + "s",
        "fields", mapping.fields().stream().map(RemoteDecider::file).toList());
  }

  private static Map<String, Object> file(FieldMapping field) {
    Map<String, String> nullSync = new HashMap<>();
    field.nullSync().forEach((system, word) -> nullSync.put(system.word(), Words.kebab(word)));
    return Map.of(
        "marketing", field.marketing(),
        "crm", field.crm(),
        "type", Words.kebab(field.type()),
        "behavior", Words.kebab(field.behavior()),
        "nullSync", nullSync);
  }

  @Override
  public List<FieldDecision> decide(Pair pair) {
    try {
      HttpResponse<String> answer =
          server.post("/api/v1/evaluate", JSON.writeValueAsString(request(pair)));
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
      List<FieldDecision> decisions = new ArrayList<>();
      JSON.readTree(answer.body()).path("fields").forEach(f -> decisions.add(decision(pair, f)));
      return decisions;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> request(Pair pair) {
    Map<String, Object> base = new HashMap<>();
    pair.base().forEach((field, agreed) -> base.put(field, agreed.marketing().json()));
    return Map.of(
        "mapping", name(mappings, pair.mapping()),
        "now", pair.now().toString(),
        "marketing", side(pair.marketing()),
        "crm", side(pair.crm()),
        "base", base);
  }

  private static Map<String, Object> side(RecordSnapshot snapshot) {
    Map<String, Object> fields = new HashMap<>();
    snapshot.fields().forEach((name, value) -> fields.put(name, value.json()));
    Map<String, Object> side = new HashMap<>();
    side.put("id", snapshot.ref().id());
    side.put("fields", fields);
    side.put("changedBy", "user");
    if (snapshot.modifiedAt() != null) {
      side.put("modifiedAt", snapshot.modifiedAt().toString());
    }
    return side;
  }

  private static FieldDecision decision(Pair pair, JsonNode answer) {
    List<FieldWrite> writes = new ArrayList<>();
    for (JsonNode write : answer.path("writes")) {
      writes.add(
          new FieldWrite(
              SystemName.of(write.path("system").asText()),
              write.path("field").asText(),
              value(write.path("value"))));
    }
    return new FieldDecision(
        pair.mapping().byMarketing(answer.path("field").asText()).orElseThrow(),
        Outcome.valueOf(answer.path("outcome").asText().toUpperCase(Locale.ROOT)),
        Optional.empty(),
        writes,
        Optional.ofNullable(answer.path("rule").textValue()),
        answer.path("reason").asText(),
        Optional.empty(),
        answer.path("reason").asText().equals(AGREED),
        Optional.empty());
  }

  private static FieldValue value(JsonNode node) {
    return FieldValue.of(JSON.convertValue(node, Object.class));
  }

  @Override
  public List<FieldWrite> create(Pair source, SystemName missing) {
    throw new UnsupportedOperationException("the API decides about pairs only");
  }
}
