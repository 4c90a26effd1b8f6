package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A fresh sandbox of clean pairs in a process of its own. */
final class Sandbox implements AutoCloseable {
  private static final int MEGABYTES_AT_LEAST = 1024;
  private static final int PEOPLE_A_MEGABYTE = 120;
  private static final int ACCOUNTS_A_MEGABYTE = 14;
  private static final int NO_LIMIT = 1_000_000_000;
  private static final String CONTROL = "/sandbox/control/";

  private final Child process;
  private final Http http;

  private Sandbox(Child process, Http http) {
    this.process = process;
    this.http = http;
  }

  static Sandbox start(Options options, int people, Path folder)
      throws IOException, InterruptedException {
    int heap = MEGABYTES_AT_LEAST + people / PEOPLE_A_MEGABYTE;
    List<String> size = List.of("--people", Integer.toString(people), "--pairs-only");
    return start(options, size, heap, folder);
  }

  /** One of accounts with all that belongs to them. */
  static Sandbox ofAccounts(Options options, int accounts, Path folder)
      throws IOException, InterruptedException {
    int heap = MEGABYTES_AT_LEAST + accounts / ACCOUNTS_A_MEGABYTE;
    List<String> size = List.of("--people", "0", "--accounts", Integer.toString(accounts));
    return start(options, size, heap, folder);
  }

  private static Sandbox start(Options options, List<String> size, int heap, Path folder)
      throws IOException, InterruptedException {
    int port = FreePort.any();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xmx" + heap + "m",
                "-XX:+UseParallelGC",
                "-jar",
                options.jar().toString(),
                "sandbox",
                "--port",
                Integer.toString(port)));
    arguments.addAll(size);
    Child process =
        Child.java("sandbox", options.jdk(), arguments, Map.of(), folder.resolve("sandbox.log"));
    Sandbox sandbox = new Sandbox(process, new Http(URI.create("http://127.0.0.1:" + port)));
    while (!sandbox.http.answers(CONTROL + "clock")) {
      process.checkAlive();
      Thread.sleep(50);
    }
    // a day's limit is no part of what is measured
    sandbox.http.post(CONTROL + "marketing/daily-limit", Map.of("calls", NO_LIMIT));
    sandbox.http.post(CONTROL + "crm/daily-limit", Map.of("calls", NO_LIMIT));
    return sandbox;
  }

  URI address() {
    return http.address();
  }

  double cpu() {
    return ProcStat.cpu(process.pid());
  }

  /** How many calls of each kind there were so far. */
  Map<String, Double> calls() throws IOException, InterruptedException {
    Map<String, Double> calls = new TreeMap<>();
    http.get(CONTROL + "calls")
        .path("calls")
        .properties()
        .forEach(kind -> calls.put(kind.getKey(), kind.getValue().asDouble()));
    return calls;
  }

  /** One write of the sandbox's log. */
  record Written(Instant at, String system, String id, List<String> fields) {}

  /** The newest writes of the client that is measured, newest last. */
  List<Written> writes(int most) throws IOException, InterruptedException {
    List<Written> writes = new ArrayList<>();
    for (JsonNode write :
        http.get(CONTROL + "writes?who=" + Server.CLIENT + "&limit=" + most).path("writes")) {
      List<String> fields = new ArrayList<>();
      write.path("fields").forEach(field -> fields.add(field.asText()));
      writes.add(
          new Written(
              Instant.parse(write.path("at").asText()),
              write.path("system").asText(),
              write.path("id").asText(),
              fields));
    }
    return writes;
  }

  /** From now on only later writes are told. */
  void forgetWrites() throws IOException, InterruptedException {
    http.delete(CONTROL + "writes");
  }

  /** How many writes there were, by whomsoever. */
  long written() throws IOException, InterruptedException {
    return http.get(CONTROL + "writes?limit=0").path("total").asLong();
  }

  /** Somebody edits a record in the pages of its system. */
  void edit(String system, String object, String id, String field, String value)
      throws IOException, InterruptedException {
    http.post(CONTROL + system + "/" + object + "/" + id + "/edit", Map.of(field, value));
  }

  @Override
  public void close() {
    process.close();
  }
}
