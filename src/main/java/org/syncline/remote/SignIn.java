package org.syncline.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Signs in at a Salesforce token end point, and keeps the session until it is refused. */
public final class SignIn implements Sessions {
  private static final int SERVER_ERROR = 500;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Repeating what was refused at once may lock the user out. */
  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(10);

  private final HttpClient http = RemoteClient.newHttp();
  private final URI tokenAddress;
  private final Supplier<Map<String, String>> form;
  private final Clock clock;
  private final QuietTime quiet;
  private RemoteSession session;

  /**
   * @param tokenAddress the whole address of the token end point
   * @param form what is posted there, made anew for each sign-in
   */
  public SignIn(URI tokenAddress, Supplier<Map<String, String>> form, Clock clock) {
    this.tokenAddress = tokenAddress;
    this.form = form;
    this.clock = clock;
    this.quiet = new QuietTime(clock);
  }

  @Override
  public synchronized RemoteSession current() {
    if (session == null) {
      session = signIn();
    }
    return session;
  }

  @Override
  public synchronized RemoteSession renewed(RemoteSession refused) {
    // not by equality: the system may give out the same token again
    if (refused == session) {
      session = signIn();
    }
    return current();
  }

  private RemoteSession signIn() {
    HttpRequest request =
        HttpRequest.newBuilder(tokenAddress)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(encodedForm()))
            .build();
    try {
      quiet.check();
      return session(RemoteClient.exchange(http, request, clock.instant()));
    } catch (RemoteCallException e) {
      throw RemoteCallException.notDone("cannot sign in: " + e.getMessage(), e.retryAfter(), e);
    }
  }

  private String encodedForm() {
    return form.get().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + RemoteCall.encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private RemoteSession session(RemoteAnswer answer) {
    JsonNode body = body(answer);
    if (!answer.ok()) {
      throw refused(answer, body);
    }
    String token = body.path("access_token").asText();
    if (!token.matches("\\p{Graph}+")) {
      throw unusable(answer, "without access_token");
    }
    String instance = body.path("instance_url").asText(tokenAddress.resolve("/").toString());
    String id = body.path("id").asText("");
    return new RemoteSession(
        token, URI.create(instance.replaceAll("/+$", "")), id.substring(id.lastIndexOf('/') + 1));
  }

  /** What cannot be read is not shown: there may be a token in it. */
  private JsonNode body(RemoteAnswer answer) {
    try {
      return RemoteJson.read(answer.body());
    } catch (JsonProcessingException e) {
      if (!answer.ok()) {
        return MissingNode.getInstance();
      }
      throw unusable(answer, "with no JSON");
    }
  }

  private RemoteCallException refused(RemoteAnswer answer, JsonNode body) {
    Duration pause = answer.status() < SERVER_ERROR ? AFTER_REFUSAL : Duration.ZERO;
    quiet.last(answer.retryAfter().orElse(pause));
    return unusable(
        answer, body.path("error").asText() + ": " + body.path("error_description").asText());
  }

  private RemoteCallException unusable(RemoteAnswer answer, String what) {
    return RemoteCallException.notDone(
        "%s answered %d %s".formatted(tokenAddress, answer.status(), what),
        answer.retryAfter(),
        null);
  }
}
