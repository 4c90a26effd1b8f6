package org.syncline.external;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;

/** One call over HTTP. Redirects are not followed: they would lead to hosts that nobody allowed. */
final class HttpExchange {
  private static final int MOST = 65_536;

  /** The body gets as long again as the head of the answer. */
  private static final int PARTS = 2;

  private final HttpClient http;
  private final Duration timeout;

  HttpExchange(Duration timeout) {
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * @throws RemoteCallException where there is no answer
   */
  RemoteAnswer send(Rendered call, Map<String, String> headers, Instant now) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(call.url()))
            .timeout(timeout)
            .method(
                call.method(),
                call.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body()));
    headers.forEach(request::header);
    HttpResponse<String> response = answer(request.build());
    return new RemoteAnswer(response.statusCode(), response.headers(), response.body(), now);
  }

  private HttpResponse<String> answer(HttpRequest request) {
    String name = request.method() + " " + request.uri().getAuthority();
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, head -> new BoundedBody(MOST));
    try {
      return answer.get(timeout.multipliedBy(PARTS).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(name, e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw RemoteCallException.lost(name + ": the answer did not end", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw RemoteCallException.lost(name + ": interrupted", e);
    }
  }

  private static RemoteCallException failed(String name, Throwable cause) {
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return RemoteCallException.notDone(name + ": cannot connect", Optional.empty(), cause);
    }
    if (cause instanceof SSLHandshakeException) {
      String reason = name + ": no secure connection: " + cause.getMessage();
      return RemoteCallException.notDone(reason, Optional.empty(), cause);
    }
    if (cause instanceof IOException) {
      return RemoteCallException.lost(name + ": the answer was lost: " + cause.getMessage(), cause);
    }
    throw new IllegalStateException(name, cause);
  }
}
