package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The packaged server in a process of its own, as a user runs it. */
final class Server implements AutoCloseable {
  static final String CLIENT = "syncline";
  static final String BUSINESS_UNIT = "0Uv000000000001AAA";
  static final String CONNECTOR = "/api/v1/connector";

  /** Looking costs the server and its database something: not more than this part of the time. */
  private static final double SHARE_OF_LOOKING = 0.05;

  private static final double LOOK_SECONDS = 0.2;
  private static final double LONGEST_PAUSE_SECONDS = 10;
  private static final double MILLIS = 1000;
  private static final double MEGABYTE = 1 << 20;
  private static final List<String> WAITING =
      List.of(
          "intake",
          "revisits",
          "toMatch",
          "waitingForMarketing",
          "waitingForCrm",
          "sending",
          "unknown");

  private final Child process;
  private final Http http;
  private final GcLog gc;
  private final double secondsToStart;
  private double peakSampled;

  private Server(Child process, Http http, GcLog gc) throws IOException, InterruptedException {
    this.process = process;
    this.http = http;
    this.gc = gc;
    while (!process.log().contains(" started in ")) {
      process.checkAlive();
      Thread.sleep(20);
    }
    this.secondsToStart = process.secondsSinceStart();
  }

  /** Starts it and waits until it says that it has. */
  static Server start(
      Options options, Sandbox sandbox, Database database, Path folder, Map<String, String> more)
      throws IOException, InterruptedException {
    int port = FreePort.any();
    GcLog gc = new GcLog(folder.resolve("server-" + port + "-gc.log"));
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx" + options.heap());
    arguments.addAll(GcLog.options(gc.file()));
    arguments.addAll(List.of("-jar", options.jar().toString()));
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.putAll(
        Map.of(
            "SYNCLINE_AUTH",
            "none",
            "SYNCLINE_SALESFORCE_URL",
            sandbox.address().toString(),
            "SYNCLINE_SALESFORCE_CLIENT_ID",
            CLIENT,
            "SYNCLINE_SALESFORCE_CLIENT_SECRET",
            "secret",
            "SYNCLINE_PARDOT_URL",
            sandbox.address().toString(),
            "SYNCLINE_PARDOT_BUSINESS_UNIT_ID",
            BUSINESS_UNIT,
            "SYNCLINE_CONNECTOR_START",
            "running",
            "QUARKUS_HTTP_HOST",
            "127.0.0.1",
            "QUARKUS_HTTP_PORT",
            Integer.toString(port)));
    settings.putAll(more);
    Path log = folder.resolve("server-" + port + ".log");
    Child process = Child.java("server", options.jdk(), arguments, settings, log);
    try {
      return new Server(process, new Http(URI.create("http://127.0.0.1:" + port)), gc);
    } catch (IllegalStateException e) {
      process.close();
      throw e;
    }
  }

  Http http() {
    return http;
  }

  /** From {@code java} until it said that it had started. */
  double secondsToStart() {
    return secondsToStart;
  }

  double secondsSinceStart() {
    return process.secondsSinceStart();
  }

  JsonNode backlog() throws IOException, InterruptedException {
    return http.get(CONNECTOR).path("backlog");
  }

  /**
   * All pairs are linked and nothing waits to be decided or written. What is only looked at once
   * more, when the systems' read lag is over, does not count.
   */
  static Predicate<JsonNode> inStep(int pairs) {
    return backlog ->
        backlog.path("links").asInt() == pairs
            && backlog.path("matching").asBoolean()
            && waiting(backlog) == 0;
  }

  static long waiting(JsonNode backlog) {
    return WAITING.stream().mapToLong(count -> backlog.path(count).asLong()).sum();
  }

  /** Looks until it is so; answers the seconds since the start at which the last look began. */
  double await(Predicate<JsonNode> reached) throws IOException, InterruptedException {
    while (true) {
      process.checkAlive();
      double began = process.secondsSinceStart();
      sampleHeap();
      if (reached.test(backlog())) {
        return began;
      }
      double look = process.secondsSinceStart() - began;
      double pause = Math.min(LONGEST_PAUSE_SECONDS, look / SHARE_OF_LOOKING);
      Thread.sleep((long) (Math.max(LOOK_SECONDS, pause) * MILLIS));
    }
  }

  private void sampleHeap() throws IOException, InterruptedException {
    double used = 0;
    for (String line : http.text("/q/metrics").split("\n")) {
      if (line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\"")) {
        used += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) / MEGABYTE;
      }
    }
    peakSampled = Math.max(peakSampled, used);
  }

  /** CPU, memory and pauses of the process so far. */
  Map<String, Double> figures() throws IOException {
    return Stats.of(process.pid(), gc, peakSampled);
  }

  double cpu() {
    return ProcStat.cpu(process.pid());
  }

  /** Nothing went wrong; otherwise what was measured is worth nothing. */
  void checkNoErrors() throws IOException, InterruptedException {
    JsonNode state = http.get(CONNECTOR);
    JsonNode backlog = state.path("backlog");
    if (Stream.of("errors", "reviews").anyMatch(count -> backlog.path(count).asLong() > 0)
        || !state.path("state").asText().equals("running")) {
      throw new IllegalStateException("the server is not well: " + state);
    }
  }

  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
