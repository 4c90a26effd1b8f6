package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fifty automation rules look at all prospects: one in a preview, all in a first look that acts,
 * and again when they have acted already. What they ask for is not sent: the connector is paused.
 */
final class AutomationSweep implements Part {
  private static final String AUTOMATIONS = "/api/v1/automations";
  private static final long LOOK_MILLIS = 20;
  private static final double MICROS = 1e6;

  /** Looks follow each other. */
  private static final Map<String, String> SETTINGS =
      Map.of("SYNCLINE_CONNECTOR_START", "paused", "SYNCLINE_AUTOMATION_SWEEP_EVERY", "1s");

  @Override
  public Map<String, Double> measure(Run run) throws Exception {
    List<SweepRule> rules = SweepRule.all();
    SweepFiles files = SweepFiles.make(run.folder(), rules);
    Map<String, String> settings = new LinkedHashMap<>(files.settings());
    settings.putAll(SETTINGS);
    Database database = Database.fresh(run.options(), run.folder());
    try (Sandbox sandbox = Sandbox.ofAccounts(run.options(), 0, run.folder());
        Server server = Server.start(run.options(), sandbox, database, run.folder(), settings)) {
      server.await(backlog -> backlog.path("matching").asBoolean());
      return new Measured(server, database, rules, run.options().prospects()).figures();
    } finally {
      database.stop();
    }
  }

  /** A server that knows the prospects. */
  private record Measured(Server server, Database database, List<SweepRule> rules, int prospects) {
    Map<String, Double> figures() throws Exception {
      SweptProspects swept = new SweptProspects(database);
      long began = System.nanoTime();
      swept.load(prospects);
      double loading = Seconds.since(began);
      Map<String, Long> expected = swept.expected(rules);
      double preview = preview(expected);
      Map<String, Double> figures = new LinkedHashMap<>();
      firstLook(figures);
      double again = look();
      figures.put("prospects a second, again", prospects / again);
      figures.put("seconds, again", again);
      figures.put("prospects a second, preview of one rule", prospects / preview);
      figures.put("seconds, preview of one rule", preview);
      figures.putAll(server.figures());
      figures.put("rules", (double) rules.size());
      figures.put("matches", (double) database.count("automation_match"));
      figures.put("actions", (double) database.count("action"));
      figures.put("seconds until the prospects were in the database", loading);
      check(expected, swept.matched());
      return figures;
    }

    private double preview(Map<String, Long> expected) throws IOException, InterruptedException {
      String rule = rules.get(0).name();
      long began = System.nanoTime();
      String told =
          server
              .http()
              .answer(AUTOMATIONS + "/preview", Http.JSON.writeValueAsString(Map.of("rule", rule)))
              .body();
      double seconds = Seconds.since(began);
      JsonNode last =
          Http.JSON.readTree(told.substring(told.stripTrailing().lastIndexOf('\n') + 1));
      if (!last.path("done").asBoolean()
          || last.path("looked").asLong() != prospects
          || last.path("matched").asLong() != expected.get(rule)) {
        throw new IllegalStateException(
            "the preview tells of other than %d: %s".formatted(expected.get(rule), last));
      }
      return seconds;
    }

    private void firstLook(Map<String, Double> figures)
        throws IOException, InterruptedException, SQLException {
      double cpu = server.cpu();
      double databaseCpu = database.cpu();
      resume();
      double seconds = look();
      figures.put("prospects a second", prospects / seconds);
      figures.put("seconds", seconds);
      figures.put("CPU microseconds a prospect", (server.cpu() - cpu) * MICROS / prospects);
      figures.put(
          "CPU microseconds a prospect, PostgreSQL",
          (database.cpu() - databaseCpu) * MICROS / prospects);
    }

    /** All begin at once: nobody else looks meanwhile. */
    private void resume() throws IOException, InterruptedException, SQLException {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("select from automation_sweep for update");
        for (SweepRule rule : rules) {
          server.http().post(AUTOMATIONS + "/resume", Map.of("rule", rule.name()));
        }
        connection.commit();
      }
    }

    /** How long the next look at all prospects takes. */
    private double look() throws InterruptedException, SQLException {
      await("position is not null");
      long began = System.nanoTime();
      await("position is null and prospects = " + prospects);
      return Seconds.since(began);
    }

    private void await(String state) throws InterruptedException, SQLException {
      while (database.count("automation_sweep where " + state) == 0) {
        Thread.sleep(LOOK_MILLIS);
      }
    }

    private void check(Map<String, Long> expected, Map<String, Long> matched) throws SQLException {
      long errors = database.count("sync_error where state = 'open'");
      expected.values().removeIf(number -> number == 0);
      if (errors > 0 || !matched.equals(expected)) {
        throw new IllegalStateException(
            "%d errors; rules matched %s instead of %s".formatted(errors, matched, expected));
      }
    }
  }
}
