package org.syncline.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.testsupport.SandboxClock;
import org.syncline.testsupport.ScriptedServer;
import org.syncline.testsupport.ScriptedServer.Answer;
import org.syncline.testsupport.StackTraces;

class RemoteClientTest {
  private static final RemoteCall CALL = RemoteCall.json("POST", "/thing?a=b", "{}");

  private final SandboxClock clock = new SandboxClock("2026-11-24T09:00:00Z");
  private final ScriptedServer server = new ScriptedServer();
  private final RemoteClient client = client(server.address());

  @AfterEach
  void stop() {
    server.close();
  }

  private RemoteClient client(URI address) {
    return new RemoteClient(new FixedSession(), session -> address, Duration.ofMinutes(1), clock);
  }

  @Test
  void call_signedAndSent_bringsTheAnswerWhateverItsStatus() {
    server.then(Answer.json(404, "{\"code\":109}"));

    RemoteAnswer answer = client.send(CALL);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asInt()).isEqualTo(109);
    assertThat(answer.began()).isEqualTo(clock.instant());
    assertThat(server.asked())
        .containsExactly(new ScriptedServer.Asked("POST", "/thing?a=b", "Bearer secret", "{}"));
  }

  @ParameterizedTest
  @CsvSource({
    "429, 120",
    "503, 120",
    "429, 'Tue, 24 Nov 2026 12:02:00 GMT'",
    "503, 'Tue, 24 Nov 2026 12:02:00 GMT'"
  })
  void retryAfter_inSecondsOrAsADate_nothingIsSentBefore(int status, String retryAfter) {
    // the remote clock is three hours ahead of ours
    Answer busy = Answer.json(status, "{}").with("Retry-After", retryAfter);
    server.then(busy.with("Date", "Tue, 24 Nov 2026 12:00:00 GMT"));
    assertThat(client.send(CALL).retryAfter()).contains(Duration.ofSeconds(120));

    clock.advance(Duration.ofSeconds(119));
    RemoteCallException early = refused();
    assertThat(early.maybeDone()).isFalse();
    assertThat(early.retryAfter()).contains(Duration.ofSeconds(1));
    assertThat(server.asked()).hasSize(1);

    clock.advance(Duration.ofSeconds(1));
    assertThat(client.send(CALL).ok()).isTrue();
  }

  @Test
  void stayAway_askedForAShorterTimeMeanwhile_theLongerOneHolds() {
    client.stayAway(Duration.ofMinutes(15));
    client.stayAway(Duration.ofSeconds(1));
    clock.advance(Duration.ofMinutes(14));

    assertThat(refused().retryAfter()).contains(Duration.ofMinutes(1));
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void busyAnswer_withoutRetryAfter_closesNothing() {
    server.then(Answer.json(429, "{}"));
    assertThat(client.send(CALL).status()).isEqualTo(429);
    assertThat(client.send(CALL).ok()).isTrue();
  }

  @Test
  void answer_lostOnTheWay_mayBeDone() {
    server.then(Answer.none());

    assertThat(refused().maybeDone()).isTrue();
    assertThat(server.asked()).as("a write is not repeated behind our back").hasSize(1);
  }

  @Test
  void answer_notThereInTime_mayBeDone() {
    CountDownLatch over = new CountDownLatch(1);
    server.otherwise(call -> after(over));
    RemoteClient hasty =
        new RemoteClient(
            new FixedSession(), session -> server.address(), Duration.ofSeconds(2), clock);

    RemoteCallException late =
        catchThrowableOfType(RemoteCallException.class, () -> hasty.send(CALL));
    over.countDown();

    assertThat(late.maybeDone()).isTrue();
  }

  private static Answer after(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.none();
  }

  @Test
  void call_whenNobodyListens_isCertainlyNotDone() {
    RemoteClient lonely = client(ScriptedServer.nobody());
    RemoteCallException failed =
        catchThrowableOfType(RemoteCallException.class, () -> lonely.send(CALL));

    assertThat(failed.maybeDone()).isFalse();
    assertThat(failed).hasMessageContaining("POST 127.0.0.1/thing: cannot connect");
  }

  @Test
  void failure_ofAnyKind_doesNotTellTheToken() {
    server
        .then(Answer.none())
        .then(Answer.page(401, "who are you?"))
        .then(Answer.page(401, "who are you?"));

    for (Throwable failure : List.of(refused(), refused())) {
      assertThat(failure).hasStackTraceContaining("POST").hasMessageNotContaining("secret");
      assertThat(StackTraces.of(failure)).doesNotContain("secret");
    }
    assertThat(new FixedSession().current().toString()).doesNotContain("secret");
  }

  private RemoteCallException refused() {
    return catchThrowableOfType(RemoteCallException.class, () -> client.send(CALL));
  }

  /** Signed in, and every renewal brings the same. */
  private static final class FixedSession implements Sessions {
    private final RemoteSession session =
        new RemoteSession("secret", URI.create("http://instance.example"), "005");

    @Override
    public RemoteSession current() {
      return session;
    }

    @Override
    public RemoteSession renewed(RemoteSession refused) {
      return session;
    }
  }
}
