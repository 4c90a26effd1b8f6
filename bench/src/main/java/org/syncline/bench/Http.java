package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls of one address. */
final class Http {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final int ERRORS = 400;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  Http(URI address) {
    this.address = address;
  }

  URI address() {
    return address;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(text(path));
  }

  String text(String path) throws IOException, InterruptedException {
    return checked(path, send(request(path).GET().build()));
  }

  JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return JSON.readTree(checked(path, answer(path, JSON.writeValueAsString(body))));
  }

  void delete(String path) throws IOException, InterruptedException {
    checked(path, send(request(path).DELETE().build()));
  }

  /** The answer, whatever its status is. */
  HttpResponse<String> answer(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  private static String checked(String path, HttpResponse<String> answer) {
    if (answer.statusCode() >= ERRORS) {
      throw new IllegalStateException(
          path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** Whether somebody answers there. */
  boolean answers(String path) throws IOException, InterruptedException {
    try {
      get(path);
      return true;
    } catch (ConnectException e) {
      return false;
    }
  }
}
