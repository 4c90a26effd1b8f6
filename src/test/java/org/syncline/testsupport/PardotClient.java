package org.syncline.testsupport;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plain client of the Pardot API, for tests of the emulator. */
public final class PardotClient {
  public record Answer(int status, String body, HttpResponse<String> response) {
    public JsonObject json() {
      return new JsonObject(body);
    }

    public int code() {
      return json().getInteger("code");
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String baseUrl;
  private final Map<String, String> headers = new LinkedHashMap<>();

  public PardotClient(String baseUrl, String token) {
    this.baseUrl = baseUrl;
    headers.put("Authorization", "Bearer " + token);
    headers.put("Pardot-Business-Unit-Id", "0Uv000000000001AAA");
    headers.put("Content-Type", "application/json");
  }

  public PardotClient header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public PardotClient without(String header) {
    headers.remove(header);
    return this;
  }

  public Answer get(String path) {
    return send("GET", path, "");
  }

  public Answer post(String path, String body) {
    return send("POST", path, body);
  }

  public Answer patch(String path, String body) {
    return send("PATCH", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, "");
  }

  /** Sends a path of this server or a whole address. */
  public Answer send(String method, String path, String body) {
    URI uri = URI.create(path.startsWith("http") ? path : baseUrl + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
