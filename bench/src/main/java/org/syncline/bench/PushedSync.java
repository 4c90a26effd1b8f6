package org.syncline.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.syncline.bench.People.Both;
import org.syncline.bench.Pushes.Push;
import org.syncline.bench.Pushes.Receiver;

/** Changes that are pushed to a server which is in step. */
final class PushedSync implements Part {
  private static final int ACCEPTED = 202;
  private static final double MICROS = 1e6;

  @Override
  public Map<String, Double> measure(Run run) throws Exception {
    Options options = run.options();
    Database database = Database.fresh(options, run.folder());
    try (Sandbox sandbox = Sandbox.start(options, options.pushedPeople(), run.folder());
        Server server = Server.start(options, sandbox, database, run.folder(), Map.of())) {
      server.await(Server.inStep(options.pushedPeople()));
      List<Both> people = run.truth().people(sandbox).pairs();
      Receiver receiver = (push, edited) -> push(server.http(), push, edited);
      new Pushes(sandbox, people.subList(0, options.warmingPushes()))
          .warmUp(options.rate(), receiver);
      server.await(Server.inStep(options.pushedPeople()));
      int number = options.pushes();
      List<Both> counted =
          people.subList(options.warmingPushes(), options.warmingPushes() + number);
      double cpu = server.cpu();
      double databaseCpu = database.cpu();
      Map<String, Double> figures = new Pushes(sandbox, counted).send(options.rate(), receiver);
      figures.put("CPU microseconds a change", (server.cpu() - cpu) * MICROS / number);
      figures.put(
          "CPU microseconds a change, PostgreSQL",
          (database.cpu() - databaseCpu) * MICROS / number);
      figures.putAll(server.figures());
      server.await(Server.inStep(options.pushedPeople()));
      server.checkNoErrors();
      run.truth().check(sandbox, options.pushedPeople());
      return figures;
    } finally {
      database.stop();
    }
  }

  private static void push(Http http, Push push, Instant edited)
      throws IOException, InterruptedException {
    Map<String, Object> change =
        Map.of(
            "system", push.from().word(),
            "object", push.object(),
            "id", push.id(),
            "modifiedAt", edited.toString(),
            "fields", Map.of(push.field(), push.value()));
    HttpResponse<String> answer =
        http.answer(
            "/api/v1/changes", Http.JSON.writeValueAsString(Map.of("changes", List.of(change))));
    if (answer.statusCode() != ACCEPTED) {
      throw new IllegalStateException(
          "a push was answered " + answer.statusCode() + ": " + answer.body());
    }
  }
}
