package org.syncline.access;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** What is answered to who may not, as RFC 9457 has it. */
record Refusal(int status, String title, String detail) {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  static final String MEDIA_TYPE = "application/problem+json";

  static Refusal unauthorized() {
    return new Refusal(
        UNAUTHORIZED, "Unauthorized", "a bearer token that this server knows is needed");
  }

  static Refusal forbidden() {
    return new Refusal(FORBIDDEN, "Forbidden", "the role of this token does not allow it");
  }

  static Refusal otherOrigin() {
    return new Refusal(FORBIDDEN, "Forbidden", "a page of another site asked for it, in a browser");
  }

  String body() {
    return new JsonObject()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail)
        .encode();
  }

  void send(RoutingContext context) {
    head(context).end(body());
  }

  void send(RoutingContext context, String header, String value) {
    head(context).putHeader(header, value).end(body());
  }

  private HttpServerResponse head(RoutingContext context) {
    return context.response().setStatusCode(status).putHeader("Content-Type", MEDIA_TYPE);
  }
}
