package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rule file is edited, again and again, among many others and while questions are answered. */
final class Reload implements Part {
  private static final int PEOPLE = 200;
  private static final double P99 = 0.99;
  private static final long LOOK_MILLIS = 20;
  private static final long PAUSE_MILLIS = 1000;
  private static final double TOO_LONG_SECONDS = 120;

  @Override
  public Map<String, Double> measure(Run run) throws Exception {
    Options options = run.options();
    RuleFolder rules = RuleFolder.make(run.folder().resolve("rules"), options.rules());
    Database database = Database.fresh(options, run.folder());
    Map<String, String> settings = Map.of("SYNCLINE_RULES", rules.rules().toString());
    try (Sandbox sandbox = Sandbox.start(options, PEOPLE, run.folder());
        Server server = Server.start(options, sandbox, database, run.folder(), settings)) {
      server.await(Server.inStep(PEOPLE));
      Map<String, List<String>> sets = new HashMap<>();
      sets.put(inForce(server).path("version").asText(), RuleFolder.names(0));
      try (Questions questions = new Questions(server.http())) {
        List<Double> shown = new ArrayList<>();
        List<Double> answered = new ArrayList<>();
        for (int generation = 1; generation <= options.reloads(); generation++) {
          Thread.sleep(PAUSE_MILLIS);
          long began = System.nanoTime();
          rules.edit(generation);
          String version = awaitShown(server, generation, began);
          shown.add(Seconds.since(began));
          sets.put(version, RuleFolder.names(generation));
          awaitAnswer(questions, version, began);
          answered.add(Seconds.since(began));
        }
        Map<String, Double> figures = figures(questions, shown, answered, sets);
        figures.put("rules", (double) inForce(server).path("rules").size());
        figures.putAll(server.figures());
        return figures;
      }
    } finally {
      database.stop();
    }
  }

  private static JsonNode inForce(Server server) throws IOException, InterruptedException {
    return server.http().get("/api/v1/rules");
  }

  private static String awaitShown(Server server, int generation, long began)
      throws IOException, InterruptedException {
    List<String> names = RuleFolder.names(generation);
    JsonNode rules = inForce(server);
    while (!rules.path("rules").findValuesAsText("name").containsAll(names)) {
      notTooLong(began);
      Thread.sleep(LOOK_MILLIS);
      rules = inForce(server);
    }
    return rules.path("version").asText();
  }

  private static void awaitAnswer(Questions questions, String version, long began)
      throws InterruptedException {
    while (!questions.answeredBy(version)) {
      notTooLong(began);
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static void notTooLong(long began) {
    if (Seconds.since(began) > TOO_LONG_SECONDS) {
      throw new IllegalStateException("an edited rule does not come into force");
    }
  }

  private static Map<String, Double> figures(
      Questions questions,
      List<Double> shown,
      List<Double> answered,
      Map<String, List<String>> sets) {
    List<String> failures = questions.failures();
    List<Questions.Answer> mixed = questions.mixed(sets);
    if (!failures.isEmpty() || !mixed.isEmpty()) {
      throw new IllegalStateException(
          "%d questions failed %s, %d answers are of no rule set that was in force as a whole %s"
              .formatted(
                  failures.size(),
                  failures.stream().findFirst().orElse(""),
                  mixed.size(),
                  mixed.stream().findFirst().map(String::valueOf).orElse("")));
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("seconds from the edit to the first answer", new Spread(answered).median());
    figures.put("the longest of them", new Spread(answered).most());
    figures.put("seconds from the edit until it is shown", new Spread(shown).median());
    figures.put("reloads", (double) shown.size());
    figures.put("questions answered", (double) questions.number());
    figures.put("questions failed", (double) failures.size());
    figures.put("answers by half a rule set", (double) mixed.size());
    figures.put("p99 ms of an answer", questions.millis().at(P99));
    return figures;
  }
}
