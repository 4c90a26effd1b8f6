package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.record.Problem;
import org.syncline.rules.RuleSet;
import org.syncline.scenario.ScenarioFiles;
import org.syncline.scenario.Scenarios;

/**
 * Which scenarios are to be run.
 *
 * @param sent whether the text came with the request: whoever sends one may have no code run
 */
record ScenarioRequest(Map<String, String> texts, boolean sent) {
  private static final Set<String> KEYS = Set.of("files", "text");

  /** How problems and results name a text that is no file. */
  private static final String TEXT = "text";

  static ScenarioRequest of(byte[] body, Path folder) {
    boolean none = body == null || body.length == 0;
    JsonNode request = JsonBody.object(none ? "{}".getBytes(StandardCharsets.UTF_8) : body, KEYS);
    if (request.size() > 1) {
      throw ApiProblem.bad("body", "either files or text, not both");
    }
    boolean sent = request.has(TEXT);
    return new ScenarioRequest(sent ? text(request.get(TEXT)) : files(request, folder), sent);
  }

  Scenarios read(RuleSet ruleSet) {
    return sent ? Scenarios.readSent(texts, ruleSet) : Scenarios.read(texts, ruleSet);
  }

  private static Map<String, String> text(JsonNode text) {
    if (!text.isTextual() || text.textValue().isBlank()) {
      throw ApiProblem.bad(TEXT, "must be YAML with at least one scenario");
    }
    return Map.of(TEXT, text.textValue());
  }

  private static Map<String, String> files(JsonNode request, Path folder) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> all = ScenarioFiles.inside(folder, problems);
    if (!problems.isEmpty()) {
      throw FileProblems.unusable("the scenarios cannot be read", problems);
    }
    return request.has("files") ? chosen(request.get("files"), all) : all;
  }

  /** Looked up among what is there, so that no name leads out of the folder. */
  private static Map<String, String> chosen(JsonNode names, Map<String, String> all) {
    if (!names.isArray() || names.isEmpty()) {
      throw ApiProblem.bad("files", "must be a list of files or folders of scenarios");
    }
    Map<String, String> chosen = new LinkedHashMap<>();
    for (JsonNode name : names) {
      String wanted = name.asText("");
      Map<String, String> found = new LinkedHashMap<>(all);
      found.keySet().removeIf(file -> !file.equals(wanted) && !file.startsWith(inside(wanted)));
      if (found.isEmpty()) {
        throw ApiProblem.bad("files", "no such file or folder: '" + wanted + "'");
      }
      chosen.putAll(found);
    }
    return chosen;
  }

  private static String inside(String folder) {
    return folder.endsWith("/") ? folder : folder + "/";
  }
}
