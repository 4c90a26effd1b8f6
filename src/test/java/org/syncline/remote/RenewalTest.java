package org.syncline.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.SandboxClock;
import org.syncline.testsupport.ScriptedServer;
import org.syncline.testsupport.ScriptedServer.Answer;
import org.syncline.testsupport.ScriptedServer.Asked;

/** A real sign-in behind real calls: when a token is renewed, and how often. */
class RenewalTest {
  private static final RemoteCall CALL = RemoteCall.get("/thing");
  private static final int CALLERS = 8;

  private final SandboxClock clock = new SandboxClock("2026-11-24T09:00:00Z");
  private final ScriptedServer server = new ScriptedServer();
  private final AtomicInteger signIns = new AtomicInteger();
  private final SignIn signIn =
      new SignIn(server.address().resolve("/token"), () -> Map.of("grant_type", "x"), clock);
  private final RemoteClient client =
      new RemoteClient(signIn, RemoteSession::instance, Duration.ofMinutes(1), clock);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void refusedToken_isRenewedOnceAndTheCallRepeated() {
    server.otherwise(call -> isSignIn(call) ? token("t") : answer(call, "Bearer t2"));

    assertThat(client.send(CALL).ok()).isTrue();
    assertThat(client.send(CALL).ok()).isTrue();

    assertThat(signIns).hasValue(2);
    assertThat(calls())
        .extracting(Asked::authorization)
        .containsExactly("Bearer t1", "Bearer t2", "Bearer t2");
  }

  @Test
  void secondRefusal_inOneCall_isAnErrorAndNothingWasDone() {
    server.otherwise(call -> isSignIn(call) ? token("t") : Answer.json(401, "{\"code\":184}"));

    RemoteCallException refused =
        catchThrowableOfType(RemoteCallException.class, () -> client.send(CALL));

    assertThat(refused).hasMessageContaining("refused although we signed in anew");
    assertThat(refused.maybeDone()).isFalse();
    assertThat(signIns).hasValue(2);
    assertThat(calls()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"another token", "the same token again"})
  void concurrentRefusals_shareOneRenewal(String renewal) {
    boolean same = renewal.startsWith("the same");
    CountDownLatch allRefused = new CountDownLatch(CALLERS);
    AtomicInteger refused = new AtomicInteger();
    server.otherwise(
        call -> {
          if (isSignIn(call)) {
            return token(same ? "" : "t");
          }
          return refused.incrementAndGet() <= CALLERS
              ? refusedTogether(allRefused)
              : Answer.json(200, "{}");
        });

    List<RemoteAnswer> answers = together(i -> client.send(CALL));

    assertThat(answers).allMatch(RemoteAnswer::ok);
    assertThat(signIns).hasValue(2);
  }

  @Test
  void firstCalls_madeTogether_signInOnce() {
    server.otherwise(call -> isSignIn(call) ? token("t") : answer(call, "Bearer t1"));
    assertThat(together(i -> client.send(CALL))).allMatch(RemoteAnswer::ok);
    assertThat(signIns).hasValue(1);
  }

  private List<RemoteAnswer> together(IntFunction<RemoteAnswer> call) {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<CompletableFuture<RemoteAnswer>> all =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), callers))
              .toList();
      return all.stream().map(CompletableFuture::join).toList();
    } finally {
      callers.shutdown();
    }
  }

  private static Answer refusedTogether(CountDownLatch all) {
    all.countDown();
    try {
      all.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.json(401, "{}");
  }

  private static Answer answer(Asked call, String authorization) {
    return Answer.json(authorization.equals(call.authorization()) ? 200 : 401, "{}");
  }

  private static boolean isSignIn(Asked call) {
    return call.path().equals("/token");
  }

  private List<Asked> calls() {
    return server.asked().stream().filter(call -> !isSignIn(call)).toList();
  }

  /** Numbered, unless it is to stay the same. */
  private Answer token(String prefix) {
    int number = signIns.incrementAndGet();
    String token = prefix.isEmpty() ? "same" : prefix + number;
    return Answer.json(200, "{\"access_token\":\"%s\"}".formatted(token));
  }
}
