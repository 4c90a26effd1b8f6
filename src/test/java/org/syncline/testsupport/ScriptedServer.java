package org.syncline.testsupport;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A remote system that answers as it is told, and remembers what it was asked. */
public final class ScriptedServer implements AutoCloseable {
  /** A call that came in. */
  public record Asked(String method, String path, String authorization, String body) {}

  /** What to answer; a status of zero closes the connection instead. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public static Answer json(int status, String body) {
      return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    public static Answer page(int status, String body) {
      return new Answer(status, Map.of("Content-Type", "text/html"), body);
    }

    public static Answer none() {
      return new Answer(0, Map.of(), "");
    }

    public Answer with(String header, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(header, value);
      return new Answer(status, more, body);
    }
  }

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer http;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
  private volatile Function<Asked, Answer> otherwise = call -> Answer.json(200, "{}");

  public ScriptedServer() {
    http =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(request -> request.body().onSuccess(body -> handle(request, body)))
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** An address at which nobody listens. */
  public static URI nobody() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers the next call that has no answer yet. */
  public ScriptedServer then(Answer answer) {
    next.add(answer);
    return this;
  }

  /** Answers all calls for which nothing was put in line. */
  public ScriptedServer otherwise(Function<Asked, Answer> answers) {
    otherwise = answers;
    return this;
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + http.actualPort());
  }

  private void handle(HttpServerRequest request, Buffer body) {
    Asked call =
        new Asked(
            request.method().name(),
            request.uri(),
            request.getHeader("Authorization"),
            body.toString());
    asked.add(call);
    Answer scripted = next.poll();
    vertx
        .executeBlocking(() -> scripted == null ? otherwise.apply(call) : scripted, false)
        .onSuccess(answer -> answer(request, answer));
  }

  private static void answer(HttpServerRequest request, Answer answer) {
    if (answer.status() == 0) {
      request.connection().close();
      return;
    }
    request.response().setStatusCode(answer.status());
    answer.headers().forEach(request.response()::putHeader);
    request.response().end(answer.body());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
