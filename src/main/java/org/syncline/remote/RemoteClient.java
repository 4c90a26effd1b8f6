package org.syncline.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes signed calls. A session that is refused is renewed once. After the system asked us to stay
 * away, no call goes out until that time has passed.
 */
public final class RemoteClient {
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient http;
  private final Sessions sessions;
  private final Function<RemoteSession, URI> address;
  private final Duration timeout;
  private final Clock clock;
  private final QuietTime quiet;

  /**
   * @param address where the API is, given the session
   * @param timeout how long an answer may take before it counts as lost
   */
  public RemoteClient(
      Sessions sessions, Function<RemoteSession, URI> address, Duration timeout, Clock clock) {
    this.http = newHttp();
    this.sessions = sessions;
    this.address = address;
    this.timeout = timeout;
    this.clock = clock;
    this.quiet = new QuietTime(clock);
  }

  static HttpClient newHttp() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .build();
  }

  /**
   * The answer, whatever its status.
   *
   * @throws RemoteCallException where there is none, we are not let in, or were asked to stay away
   */
  public RemoteAnswer send(RemoteCall call) {
    quiet.check(); // before we sign in, too
    RemoteSession session = sessions.current();
    RemoteAnswer answer = send(call, session);
    if (answer.status() == UNAUTHORIZED) {
      answer = letIn(call, send(call, sessions.renewed(session)));
    }
    if (answer.status() == TOO_MANY || answer.status() == UNAVAILABLE) {
      answer.retryAfter().ifPresent(quiet::last);
    }
    return answer;
  }

  private static RemoteAnswer letIn(RemoteCall call, RemoteAnswer answer) {
    if (answer.status() == UNAUTHORIZED) {
      throw RemoteCallException.notDone(
          call.method() + " is refused although we signed in anew: " + answer.shown(),
          answer.retryAfter(),
          null);
    }
    return answer;
  }

  /** Makes no call for a while: a limit of the system is reached. */
  public void stayAway(Duration duration) {
    quiet.last(duration);
  }

  private RemoteAnswer send(RemoteCall call, RemoteSession session) {
    quiet.check();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address.apply(session) + call.path()))
            .timeout(timeout)
            .method(
                call.method(),
                call.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body()))
            .header("Authorization", "Bearer " + session.token());
    call.headers().forEach(request::header);
    return exchange(http, request.build(), clock.instant());
  }

  static RemoteAnswer exchange(HttpClient http, HttpRequest request, Instant began) {
    String name = request.method() + " " + request.uri().getHost() + request.uri().getPath();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new RemoteAnswer(response.statusCode(), response.headers(), response.body(), began);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw RemoteCallException.notDone(name + ": cannot connect", Optional.empty(), e);
    } catch (IOException e) {
      throw RemoteCallException.lost(name + ": the answer was lost: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RemoteCallException.lost(name + ": interrupted", e);
    }
  }
}
