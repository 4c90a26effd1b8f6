package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A steady stream of {@code POST /evaluate}, and what was answered. */
final class Questions implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int A_SECOND = 50;
  private static final int OK = 200;
  private static final double MICROS_A_MILLI = 1000;
  private static final String QUESTION =
      """
      {"mapping":"lead","marketing":{"id":"7","fields":{"phone":"1","city":"Rome"}},
       "crm":{"id":"00Q000000000001AAA","fields":{"Phone":"2","City":"Oslo"}}}""";

  private final Http http;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  /** Which rules decided phone and city, by which rule set. */
  record Answer(String ruleSet, List<String> rules, double millis) {}

  Questions(Http http) {
    this.http = http;
    long micros = TimeUnit.SECONDS.toMicros(1) / A_SECOND * THREADS;
    for (int i = 0; i < THREADS; i++) {
      long offset = i * micros / THREADS;
      threads.scheduleAtFixedRate(this::ask, offset, micros, TimeUnit.MICROSECONDS);
    }
  }

  private void ask() {
    try {
      long began = System.nanoTime();
      HttpResponse<String> answer = http.answer("/api/v1/evaluate", QUESTION);
      double millis = (System.nanoTime() - began) / MICROS_A_MILLI / MICROS_A_MILLI;
      if (answer.statusCode() == OK) {
        answers.add(read(Http.JSON.readTree(answer.body()), millis));
      } else {
        failures.add(answer.statusCode() + ": " + answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.io.IOException | RuntimeException e) {
      failures.add(e.toString());
    }
  }

  private static Answer read(JsonNode body, double millis) {
    Map<String, String> rules = new HashMap<>();
    body.path("fields")
        .forEach(field -> rules.put(field.path("field").asText(), field.path("rule").asText()));
    return new Answer(
        body.path("ruleSet").asText(),
        List.of(rules.getOrDefault("phone", ""), rules.getOrDefault("city", "")),
        millis);
  }

  boolean answeredBy(String ruleSet) {
    return answers.stream().anyMatch(answer -> answer.ruleSet().equals(ruleSet));
  }

  int number() {
    return answers.size();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  Spread millis() {
    return new Spread(answers.stream().map(Answer::millis).toList());
  }

  /** Answers of no rule set in force, or by other rules than its own. */
  List<Answer> mixed(Map<String, List<String>> rulesOfSets) {
    return answers.stream()
        .filter(answer -> !answer.rules().equals(rulesOfSets.get(answer.ruleSet())))
        .toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
