package org.syncline.pardot;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.remote.SignIn;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.sandbox.kernel.Fault;
import org.syncline.sandbox.pardot.PardotSandbox;
import org.syncline.sandbox.pardot.PardotStore;
import org.syncline.testsupport.SandboxClock;
import org.syncline.testsupport.TestConfig;

/** The whole adapter on a running sandbox, whose clock is not ours. */
final class PardotOnSandbox implements AutoCloseable {
  static final String PROSPECTS = "/api/v5/objects/prospects";
  private static final String CLIENT = "syncline";

  final SandboxClock ours = new SandboxClock("2026-11-24T09:03:00Z");
  final SandboxClock theirs = new SandboxClock("2026-11-24T09:00:00Z");
  final SandboxServer server;
  final PardotStore store;
  final PardotApi api;
  final PardotReader reader;
  final PardotWriter writer;

  PardotOnSandbox() {
    this(PardotSandbox.Settings.defaults(), Map.of());
  }

  PardotOnSandbox(PardotSandbox.Settings settings, Map<String, String> config) {
    server = SandboxServer.start(SandboxSettings.empty().withPardot(settings), theirs);
    store = server.pardot().store();
    PardotConfig pardot = TestConfig.of(PardotConfig.class, config);
    SignIn signIn =
        new SignIn(URI.create(server.baseUrl() + "/services/oauth2/token"), this::form, ours);
    api = new PardotApi(signIn, URI.create(server.baseUrl()), "0Uv000000000001AAA", pardot, ours);
    reader = new PardotReader(api, ours);
    writer = new PardotWriter(api, pardot, ours);
  }

  private Map<String, String> form() {
    return Map.of(
        "grant_type", "client_credentials", "client_id", CLIENT, "client_secret", "sandbox");
  }

  /** Time goes on, for both. */
  void pass(Duration time) {
    ours.advance(time);
    theirs.advance(time);
  }

  /** Puts that many prospects in at once; their ids. */
  List<Integer> prospects(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> store.insert("prospects", Map.of("email", "p" + i + "@b.example")))
        .toList();
  }

  int list(String name, boolean dynamic) {
    return store.insert("lists", Map.of("name", name, "isDynamic", dynamic));
  }

  Object stored(int id, String field) {
    return store.get("prospects", id).orElseThrow().get(field);
  }

  static Set<String> texts(List<Integer> ids) {
    return Set.copyOf(ids.stream().map(String::valueOf).toList());
  }

  /** The next calls under the path are answered so, and not carried out. */
  void answer(String method, String path, int times, int status, String body) {
    answer(method, path, times, status, body, Map.of("Content-Type", "application/json"));
  }

  void answer(
      String method, String path, int times, int status, String body, Map<String, String> headers) {
    fault(method, path, times, Fault.Kind.ANSWER, Duration.ZERO, status, body, headers);
  }

  void misbehave(String method, String path, Fault.Kind kind, int times) {
    fault(method, path, times, kind, Duration.ZERO, 0, "", Map.of());
  }

  void slow(String path, Duration delay) {
    fault("", path, -1, Fault.Kind.LATENCY, delay, 0, "", Map.of());
  }

  private void fault(
      String method,
      String path,
      int times,
      Fault.Kind kind,
      Duration delay,
      int status,
      String body,
      Map<String, String> headers) {
    server.faults().add(new Fault(0, method, path, kind, delay, status, headers, body, times, 1.0));
  }

  Write create(long id, Map<String, Object> fields) {
    return write(id, "prospect", Write.Kind.CREATE, Optional.empty(), fields);
  }

  Write update(int target, Map<String, Object> fields) {
    return write(target, "prospect", Write.Kind.UPDATE, Optional.of("" + target), fields);
  }

  /** A prospect is put on a list. */
  Write join(long id, int list, int prospect) {
    Map<String, Object> pair = Map.of("listId", list, "prospectId", prospect);
    return write(id, "listMembership", Write.Kind.CREATE, Optional.empty(), pair);
  }

  Write tag(Write.Kind kind, int prospect, String name) {
    Map<String, Object> fields = Map.of("tagName", name);
    return write(prospect, "prospect", kind, Optional.of("" + prospect), fields);
  }

  Write write(
      long id,
      String object,
      Write.Kind kind,
      Optional<String> target,
      Map<String, Object> fields) {
    Map<String, FieldValue> values = new HashMap<>();
    fields.forEach((name, value) -> values.put(name, FieldValue.of(value)));
    return new Write(id, object, kind, target, values, ours.instant());
  }

  @Override
  public void close() {
    writer.stop();
    server.close();
  }
}
