package org.syncline.sandbox.pardot;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** One call of a client: what it says and how it is answered. */
final class Call {
  private static final String WHO = "sandbox.pardot.who";

  private final RoutingContext context;

  Call(RoutingContext context) {
    this.context = context;
  }

  void actAs(String who) {
    context.put(WHO, who);
  }

  String who() {
    return context.get(WHO);
  }

  String path(String name) {
    return context.pathParam(name);
  }

  int id() {
    try {
      return Integer.parseInt(path("id"));
    } catch (NumberFormatException e) {
      throw PardotError.bad(16, "Invalid ID: " + path("id"));
    }
  }

  /** The parameter, or null. */
  String parameter(String name) {
    return context.queryParams().get(name);
  }

  Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    context.queryParams().forEach(e -> all.put(e.getKey(), e.getValue()));
    return all;
  }

  Map<String, Object> body() {
    if (context.body().length() <= 0) {
      throw PardotError.bad(152, "Request body can't be empty");
    }
    return json(context.body().asString());
  }

  Map<String, Object> bodyOrNothing() {
    return context.body().length() <= 0 ? Map.of() : body();
  }

  static Map<String, Object> json(String text) {
    try {
      return new HashMap<>(new JsonObject(text).getMap());
    } catch (DecodeException | NullPointerException e) {
      throw PardotError.bad(150, "Input needs to be valid JSON");
    }
  }

  /** Where the client reached us, for addresses that it is meant to follow. */
  String here() {
    return context.request().scheme()
        + "://"
        + context.request().authority()
        + context.request().path();
  }

  void header(String name, String value) {
    context.response().putHeader(name, value);
  }

  void answer(int status, JsonObject body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json; charset=utf-8");
    context.response().end(body.toBuffer());
  }

  /** Whether the client has seen a record of this stamp, by its If-Modified-Since. */
  boolean hasSeen(long stamp) {
    String since = context.request().getHeader("If-Modified-Since");
    return since != null && Stamps.fromHttp(since).filter(seen -> seen >= stamp).isPresent();
  }

  void answerNotModified() {
    context.response().setStatusCode(304).end();
  }

  void answerNothing() {
    context.response().setStatusCode(204).end();
  }

  void refuse(PardotError error) {
    if (error.warning() != null) {
      header("Pardot-Warning", error.warning());
    }
    answer(
        error.status(),
        new JsonObject().put("code", error.code()).put("message", error.getMessage()));
  }

  RoutingContext context() {
    return context;
  }
}
