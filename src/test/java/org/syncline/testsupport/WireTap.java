package org.syncline.testsupport;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a server, passes everything on and keeps what the wire carried. */
public final class WireTap implements AutoCloseable {
  private static final int MAX_LINE = 16_384;

  /** One call. */
  public record Seen(String method, String path, MultiMap headers, String body) {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final String target;
  private final HttpServer server;
  private final List<Seen> calls = new CopyOnWriteArrayList<>();

  public WireTap(String target) {
    this.target = target;
    this.server =
        vertx
            .createHttpServer(new HttpServerOptions().setMaxInitialLineLength(MAX_LINE))
            .requestHandler(call -> call.body().onSuccess(body -> passOn(call, body)))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** The calls of that method whose path contains a text. */
  public List<Seen> calls(String method, String part) {
    return calls.stream()
        .filter(call -> call.method().equals(method) && call.path().contains(part))
        .toList();
  }

  private void passOn(HttpServerRequest call, Buffer body) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(call.headers());
    String text = body.toString(StandardCharsets.UTF_8);
    calls.add(new Seen(call.method().name(), call.uri(), headers, text));
    RequestOptions options =
        new RequestOptions()
            .setMethod(call.method())
            .setAbsoluteURI(target + call.uri())
            .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(headers).remove("Host"));
    client
        .request(options)
        .compose(request -> request.send(body))
        .compose(answer -> answer.body().onSuccess(bytes -> answer(call, answer, bytes)))
        .onFailure(lost -> call.connection().close());
  }

  private static void answer(HttpServerRequest call, HttpClientResponse answer, Buffer body) {
    call.response().setStatusCode(answer.statusCode());
    call.response().headers().addAll(answer.headers());
    call.response().end(body);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
