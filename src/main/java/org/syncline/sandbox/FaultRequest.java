package org.syncline.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.syncline.sandbox.kernel.Fault;

/** Reads a fault from the JSON of a control call. */
final class FaultRequest {
  private static final Map<String, String> SYSTEMS =
      Map.of("crm", "/services", "marketing", "/api/v5");
  private static final Set<String> KEYS =
      Set.of(
          "system",
          "path",
          "method",
          "kind",
          "latencyMillis",
          "status",
          "retryAfterSeconds",
          "html",
          "body",
          "times",
          "probability");
  private static final int UNAVAILABLE = 503;
  private static final String HTML =
      "<!DOCTYPE html><html><head><title>Down for Maintenance</title></head>"
          + "<body><h1>We are down for maintenance.</h1></body></html>";

  private FaultRequest() {}

  static Fault parse(JsonObject json) {
    json.fieldNames().stream()
        .filter(key -> !KEYS.contains(key))
        .findFirst()
        .ifPresent(key -> refuse("unknown key '" + key + "', allowed are " + KEYS));
    int latency = json.getInteger("latencyMillis", 0);
    boolean html = json.getBoolean("html", false);
    int status = json.getInteger("status", UNAVAILABLE);
    return new Fault(
        0,
        json.getString("method", ""),
        prefix(json),
        kind(json, latency),
        Duration.ofMillis(latency),
        status,
        headers(json, html),
        json.getString("body", html ? HTML : error(prefix(json), status)),
        json.getInteger("times", -1),
        json.getDouble("probability", 1.0));
  }

  private static String prefix(JsonObject json) {
    String system = json.getString("system");
    if (system != null && !SYSTEMS.containsKey(system)) {
      refuse("system '" + system + "' is not one of " + SYSTEMS.keySet());
    }
    return json.getString("path", system == null ? "/" : SYSTEMS.get(system));
  }

  private static Fault.Kind kind(JsonObject json, int latency) {
    String word = json.getString("kind", latency > 0 ? "latency" : "answer");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "latency" -> Fault.Kind.LATENCY;
      case "answer" -> Fault.Kind.ANSWER;
      case "lose-answer" -> Fault.Kind.LOSE_ANSWER;
      case "lose-call" -> Fault.Kind.LOSE_CALL;
      default ->
          throw new IllegalArgumentException(
              "kind '" + word + "' is not one of latency, answer, lose-answer, lose-call");
    };
  }

  private static Map<String, String> headers(JsonObject json, boolean html) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", html ? "text/html; charset=utf-8" : "application/json");
    if (json.containsKey("retryAfterSeconds")) {
      headers.put("Retry-After", json.getInteger("retryAfterSeconds").toString());
    }
    return headers;
  }

  /** An error as the API under this path writes it. */
  private static String error(String prefix, int status) {
    boolean pardot = prefix.startsWith("/api");
    boolean limit = status == 429;
    String message = limit ? "Request limit exceeded" : "The service is unavailable";
    JsonObject error =
        pardot
            ? new JsonObject().put("code", limit ? 66 : 183).put("message", message)
            : new JsonObject()
                .put("message", message)
                .put("errorCode", limit ? "REQUEST_LIMIT_EXCEEDED" : "SERVER_UNAVAILABLE");
    return pardot ? error.encode() : new io.vertx.core.json.JsonArray(List.of(error)).encode();
  }

  private static void refuse(String reason) {
    throw new IllegalArgumentException(reason);
  }
}
