package org.syncline.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A server that is killed with a backlog of writes, just when it began to send them, starts again.
 */
final class BacklogRestart implements Part {
  private static final double MILLIS = 1000;
  private static final long CALM_MILLIS = 2000;
  private static final long LOOK_MILLIS = 20;

  @Override
  public Map<String, Double> measure(Run run) throws Exception {
    Options options = run.options();
    int people = options.backlogPeople();
    Database database = Database.fresh(options, run.folder());
    try (Sandbox sandbox = Sandbox.start(options, people, run.folder())) {
      double waiting = killedWithBacklog(run, sandbox, database);
      // a job that was handed over before goes on in the sandbox
      calm(sandbox);
      sandbox.forgetWrites();
      Instant began = Instant.now();
      try (Server server = Server.start(options, sandbox, database, run.folder(), Map.of())) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("seconds until the first delivery", firstDelivery(sandbox, began));
        figures.put("seconds to start", server.secondsToStart());
        figures.put("writes that waited", waiting);
        figures.put("seconds until all was delivered", server.await(Server.inStep(people)));
        figures.putAll(server.figures());
        server.checkNoErrors();
        run.truth().check(sandbox, people);
        return figures;
      }
    } finally {
      database.stop();
    }
  }

  /** All is decided while it is paused; then it may send, and is killed at once. */
  private static double killedWithBacklog(Run run, Sandbox sandbox, Database database)
      throws Exception {
    int people = run.options().backlogPeople();
    Map<String, String> paused = Map.of("SYNCLINE_CONNECTOR_START", "paused");
    try (Server server = Server.start(run.options(), sandbox, database, run.folder(), paused)) {
      server.await(
          backlog ->
              backlog.path("links").asInt() == people
                  && backlog.path("intake").asLong() + backlog.path("revisits").asLong() == 0
                  && backlog.path("toMatch").asLong() == 0);
      server.http().post(Server.CONNECTOR + "/resume", Map.of());
      double waiting = Server.waiting(server.backlog());
      server.kill();
      return waiting;
    }
  }

  private static void calm(Sandbox sandbox) throws IOException, InterruptedException {
    long before = -1;
    long now = sandbox.written();
    while (now != before) {
      Thread.sleep(CALM_MILLIS);
      before = now;
      now = sandbox.written();
    }
  }

  private static double firstDelivery(Sandbox sandbox, Instant began)
      throws IOException, InterruptedException {
    while (sandbox.written() == 0) {
      Thread.sleep(LOOK_MILLIS);
    }
    Instant first = sandbox.writes(Integer.MAX_VALUE).get(0).at();
    return Duration.between(began, first).toMillis() / MILLIS;
  }
}
