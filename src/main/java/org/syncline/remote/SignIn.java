package org.syncline.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Signs in at a Salesforce token end point, and keeps the session until it is refused. */
public final class SignIn implements Sessions {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private final HttpClient http = RemoteClient.newHttp();
  private final URI tokenAddress;
  private final Supplier<Map<String, String>> form;
  private final Clock clock;
  private RemoteSession session;

  /**
   * @param tokenAddress the whole address of the token end point
   * @param form what is posted there, made anew for each sign-in
   */
  public SignIn(URI tokenAddress, Supplier<Map<String, String>> form, Clock clock) {
    this.tokenAddress = tokenAddress;
    this.form = form;
    this.clock = clock;
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
    if (refused.equals(session)) {
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
    JsonNode body = answer.json();
    if (!answer.ok()) {
      throw RemoteCallException.notDone(
          "%s answered %d %s: %s"
              .formatted(
                  tokenAddress,
                  answer.status(),
                  body.path("error").asText(),
                  body.path("error_description").asText()),
          answer.retryAfter(),
          null);
    }
    if (body.path("access_token").asText().isEmpty()) {
      throw RemoteCallException.notDone(
          tokenAddress + " answered without access_token", Optional.empty(), null);
    }
    String instance = body.path("instance_url").asText(tokenAddress.resolve("/").toString());
    String id = body.path("id").asText("");
    return new RemoteSession(
        body.path("access_token").asText(),
        URI.create(instance.replaceAll("/+$", "")),
        id.substring(id.lastIndexOf('/') + 1));
  }
}
