package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Write;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.RemoteJson;

/** One call a write, some of them at a time; the answer tells stamp and stored values. */
final class SingleWrites implements AutoCloseable {
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final int SERVER_ERROR = 500;

  private final PardotApi api;
  private final TagWrites tags;
  private final ExecutorService threads;

  SingleWrites(PardotApi api, TagWrites tags, int atATime) {
    this.api = api;
    this.tags = tags;
    this.threads =
        Executors.newFixedThreadPool(
            atATime,
            task -> {
              Thread thread = new Thread(task, "pardot-write");
              thread.setDaemon(true);
              return thread;
            });
  }

  List<Delivery> write(List<Write> writes) {
    List<Future<Delivery>> answers =
        writes.stream().map(write -> threads.submit(() -> write(write))).toList();
    return answers.stream().map(SingleWrites::answer).toList();
  }

  private static Delivery answer(Future<Delivery> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Unknown("interrupted");
    } catch (java.util.concurrent.ExecutionException e) {
      return new Delivery.Unknown(String.valueOf(e.getCause().getMessage()));
    }
  }

  private Delivery write(Write write) {
    try {
      return write.kind().ofTag() ? tags.write(write) : delivery(write, send(write));
    } catch (RemoteCallException e) {
      return e.maybeDone()
          ? new Delivery.Unknown(e.getMessage())
          : new Delivery.RetryLater(e.getMessage(), e.retryAfter());
    }
  }

  private RemoteAnswer send(Write write) {
    String objects = PardotApi.path(write.object());
    return switch (write.kind()) {
      case CREATE -> fields("POST", objects, write);
      case UPDATE -> fields("PATCH", objects + "/" + write.recordId().orElseThrow(), write);
      case ARCHIVE -> api.delete(objects + "/" + write.recordId().orElseThrow());
      case RESTORE, TAG, UNTAG ->
          throw new IllegalArgumentException(write.kind().word() + " is no single call");
    };
  }

  private RemoteAnswer fields(String method, String path, Write write) {
    Map<String, Object> body = new LinkedHashMap<>();
    write.fields().forEach((name, value) -> body.put(name, value.json()));
    Set<String> shown = new TreeSet<>(write.fields().keySet());
    shown.addAll(List.of("id", "updatedAt"));
    return api.json(
        method, path, Map.of("fields", String.join(",", shown)), RemoteJson.write(body));
  }

  static Delivery delivery(Write write, RemoteAnswer answer) {
    if (answer.ok()) {
      return delivered(write, answer);
    }
    Optional<PardotError> error = PardotApi.error(answer);
    int status = answer.status();
    String said = status + ": " + answer.shown();
    if (status == TOO_MANY || status == UNAVAILABLE) {
      return new Delivery.RetryLater(
          said, answer.retryAfter().or(() -> error.map(PardotError::pause)));
    }
    if (status >= SERVER_ERROR || error.isEmpty()) {
      return new Delivery.Unknown(said);
    }
    return error.get().delivery(answer.retryAfter(), write.fields().keySet());
  }

  /** The answer may be empty, or tell only some of what was asked for. */
  private static Delivery delivered(Write write, RemoteAnswer answer) {
    if (write.kind() == Write.Kind.ARCHIVE) {
      return new Delivery.Delivered(write.recordId().orElseThrow(), Optional.empty(), Map.of());
    }
    JsonNode row = answer.json();
    String id = write.recordId().orElse(row.path("id").asText());
    if (id.isEmpty()) {
      return new Delivery.Unknown("the answer does not tell what was made");
    }
    if (write.kind().ofTag()) {
      // the answer is about the tagging, not about the record
      return new Delivery.Delivered(id, Optional.empty(), Map.of());
    }
    return new Delivery.Delivered(
        id, PardotReads.stamp(row), PardotReads.values(row, write.fields().keySet()));
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
