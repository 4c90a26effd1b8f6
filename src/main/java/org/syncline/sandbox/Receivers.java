package org.syncline.sandbox;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.syncline.sandbox.kernel.Received;
import org.syncline.sandbox.kernel.ReceivedLog;

/**
 * Stand-ins for the systems that external actions call: {@code /receivers/<name>}, and the control
 * calls that tell what they got. Described in docs/sandbox.md.
 */
final class Receivers {
  private static final String RECEIVED = "/sandbox/control/received";
  private static final int CREATED = 201;
  private static final int OK = 200;

  private final Clock clock;
  private final ReceivedLog log;

  Receivers(Clock clock, ReceivedLog log) {
    this.clock = clock;
    this.log = log;
  }

  void mount(Router router) {
    router.routeWithRegex("/receivers/(?<name>[^/]+)(?:/.*)?").handler(this::receive);
    router.get(RECEIVED).handler(this::tell);
    router.delete(RECEIVED).handler(this::forget);
  }

  private void receive(RoutingContext context) {
    String name = context.pathParam("name");
    Optional<String> key = Optional.ofNullable(context.request().getHeader("Idempotency-Key"));
    ReceivedLog.Taken taken = log.take(name, key, id -> received(context, name, id));
    context.response().setStatusCode(taken.first() ? CREATED : OK);
    context.json(new JsonObject().put("id", taken.id()));
  }

  private Received received(RoutingContext context, String name, String id) {
    HttpServerRequest request = context.request();
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(one -> headers.put(one.getKey().toLowerCase(Locale.ROOT), one.getValue()));
    String body = context.body().asString();
    return new Received(
        clock.instant(),
        name,
        request.method().name(),
        request.uri(),
        headers,
        body == null ? "" : body,
        id);
  }

  private void tell(RoutingContext context) {
    String name = context.queryParams().get("name");
    JsonArray shown = new JsonArray();
    log.find(call -> name == null || name.equals(call.name()))
        .forEach(call -> shown.add(shown(call)));
    context.json(new JsonObject().put("received", shown));
  }

  private static JsonObject shown(Received call) {
    return new JsonObject()
        .put("at", call.at().toString())
        .put("name", call.name())
        .put("method", call.method())
        .put("path", call.path())
        .put("headers", new JsonObject(Map.copyOf(call.headers())))
        .put("body", call.body())
        .put("id", call.id());
  }

  private void forget(RoutingContext context) {
    log.clear();
    context.json(new JsonObject().put("done", true));
  }
}
