package org.syncline.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server's first sync of people whom both systems know. */
final class FirstSync implements Part {
  static final String PAIRS_A_SECOND = "pairs a second";
  static final String PAIRS_A_SECOND_STARTED = "pairs a second, from 'started' on";
  private static final double MICROS = 1e6;
  private static final double MILLIS = 1000;

  @Override
  public Map<String, Double> measure(Run run)
      throws IOException, InterruptedException, SQLException {
    int pairs = run.options().people();
    Database database = Database.fresh(run.options(), run.folder());
    try (Sandbox sandbox = Sandbox.start(run.options(), pairs, run.folder())) {
      double sandboxCpu = sandbox.cpu();
      Instant began = Instant.now();
      try (Server server = Server.start(run.options(), sandbox, database, run.folder(), Map.of())) {
        double seconds = server.await(Server.inStep(pairs));
        Map<String, Double> figures = speed(pairs, seconds, server.secondsToStart());
        figures.put("seconds until the last value was written", sinceLastWrite(sandbox, began));
        double cpu = server.cpu();
        double databaseCpu = database.cpu();
        figures.putAll(cpu(pairs, cpu, databaseCpu, sandbox.cpu() - sandboxCpu));
        figures.putAll(server.figures());
        Map<String, Double> calls = sandbox.calls();
        server.checkNoErrors();
        figures.put("decisions", (double) database.count("history where field is not null"));
        figures.put("calls", Calls.sum(calls));
        figures.putAll(Calls.rows(calls));
        run.truth().check(sandbox, pairs);
        return figures;
      }
    } finally {
      database.stop();
    }
  }

  private static double sinceLastWrite(Sandbox sandbox, Instant began)
      throws IOException, InterruptedException {
    List<Sandbox.Written> writes = sandbox.writes(1);
    return writes.isEmpty()
        ? Double.NaN
        : Duration.between(began, writes.get(0).at()).toMillis() / MILLIS;
  }

  static Map<String, Double> speed(int pairs, double seconds, double started) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(PAIRS_A_SECOND, pairs / seconds);
    figures.put(PAIRS_A_SECOND_STARTED, pairs / (seconds - started));
    figures.put("records a second", 2 * pairs / seconds);
    figures.put("seconds", seconds);
    figures.put("seconds to start", started);
    return figures;
  }

  static Map<String, Double> cpu(int pairs, double own, double database, double sandbox) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("CPU microseconds a pair", own * MICROS / pairs);
    figures.put("CPU microseconds a pair, PostgreSQL", database * MICROS / pairs);
    figures.put("CPU microseconds a pair, sandbox", sandbox * MICROS / pairs);
    return figures;
  }
}
