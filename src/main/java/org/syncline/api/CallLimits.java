package org.syncline.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.syncline.access.LimitsConfig;

/** Turns calls away before their bodies are read, rather than let them pile up. */
@ApplicationScoped
class CallLimits {
  /** After it is known who asks: who may not ask takes nobody's place. */
  private static final int AFTER_AUTHORIZATION = 50;

  private static final String ROOT = "/api/v1/";

  private final Semaphore calls;
  private final Map<String, Semaphore> costly;

  CallLimits(LimitsConfig config) {
    this.calls = new Semaphore(config.calls());
    Semaphore pushes = new Semaphore(config.changes());
    this.costly =
        Map.of(
            "POST changes", pushes,
            "POST activities", pushes,
            "POST evaluate", new Semaphore(config.evaluate()),
            "POST scenarios/run", new Semaphore(config.scenarios()),
            "GET datasets/{name}", new Semaphore(config.datasets()));
  }

  void register(@Observes Filters filters) {
    filters.register(this::admit, AFTER_AUTHORIZATION);
  }

  private void admit(RoutingContext context) {
    List<Semaphore> needed = needed(context);
    for (int i = 0; i < needed.size(); i++) {
      if (!needed.get(i).tryAcquire()) {
        needed.subList(0, i).forEach(Semaphore::release);
        turnAway(context);
        return;
      }
    }
    context.addEndHandler(ended -> needed.forEach(Semaphore::release));
    context.next();
  }

  private List<Semaphore> needed(RoutingContext context) {
    String path = context.normalizedPath();
    if (!path.startsWith(ROOT)) {
      return List.of();
    }
    String call = call(context.request().method(), path.substring(ROOT.length()));
    Optional<Semaphore> own = Optional.ofNullable(costly.get(call));
    return Stream.concat(own.stream(), Stream.of(calls)).toList();
  }

  /** As the map of costly calls names it. */
  private static String call(HttpMethod method, String path) {
    String named = path.replaceAll("/+$", "").replaceAll("^datasets/[^/]+$", "datasets/{name}");
    return (method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method) + " " + named;
  }

  private static void turnAway(RoutingContext context) {
    ApiProblem problem = ApiProblem.busy("too many such calls at a time; try again");
    HttpServerResponse answer = context.response();
    problem.retryAfter().ifPresent(later -> answer.putHeader("Retry-After", later));
    answer
        .setStatusCode(problem.status())
        .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
        .putHeader("Connection", "close")
        .end(Json.encode(problem.body()));
  }
}
