package org.syncline.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses a body that says it is too long before it is read, with a problem like any other. */
@ApplicationScoped
class BodyLimit {
  static final long MOST_BYTES = 10L * 1024 * 1024;
  private static final int EARLY = 10_000;

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::check, EARLY);
  }

  private static void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (length(request) <= MOST_BYTES) {
      context.next();
      return;
    }
    ApiProblem problem =
        ApiProblem.tooLarge(
            "a body has at most " + MOST_BYTES + " bytes, this one " + length(request));
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
        .putHeader("Connection", "close")
        .end(Json.encode(problem.body()));
  }

  private static long length(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }
}
