package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.sandbox.kernel.Fault;
import org.syncline.sandbox.pardot.PardotSandbox;

/** What becomes of a write for which Pardot has no plain answer. */
class WriteAnswersTest {
  private static final String ERROR = "{\"code\":%s,\"message\":\"no\"}";

  private final PardotOnSandbox pardot = new PardotOnSandbox();
  private int id;

  @BeforeEach
  void add() {
    id = pardot.prospects(1).get(0);
  }

  @AfterEach
  void stop() {
    pardot.close();
  }

  @ParameterizedTest
  @CsvSource({"429, 66", "400, 66", "429, 202", "400, 62"})
  void passingError_isRetriedAMomentLater(int status, String code) {
    answered(status, ERROR.formatted(code));
    assertThat(((RetryLater) update()).after()).contains(Duration.ofSeconds(1));
    assertThat(update()).isInstanceOf(Delivered.class);
  }

  @Test
  void busyAnswerWithRetryAfter_isRetriedNoSooner() {
    pardot.answer("PATCH", PardotOnSandbox.PROSPECTS, 1, 429, "busy", Map.of("Retry-After", "30"));
    assertThat(((RetryLater) update()).after()).contains(Duration.ofSeconds(30));

    pardot.pass(Duration.ofSeconds(29));
    int calls = pardot.server.pardot().callsToday();
    assertThat(((RetryLater) update()).after()).contains(Duration.ofSeconds(1));
    assertThat(pardot.server.pardot().callsToday()).isEqualTo(calls);

    pardot.pass(Duration.ofSeconds(1));
    assertThat(update()).isInstanceOf(Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void busyAnswerOfAProxy_isRetried(int status) {
    answered(status, "<html>busy</html>");
    assertThat(update())
        .isEqualTo(new RetryLater(status + ": <html>busy</html>", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {\"code\":183,\"message\":\"An internal error occurred\"}",
        "502 | <html>Bad gateway</html>",
        "404 | <html>Not found</html>",
        "200 | <html>Welcome</html>",
        "400 | {\"code\":214,\"message\":\"Timeout\"}"
      })
  void answerThatDoesNotTellItsFate_leavesTheWriteUnknown(int status, String body) {
    answered(status, body);
    assertThat(update()).isInstanceOf(Unknown.class);
    pardot.answer("POST", PardotOnSandbox.PROSPECTS, 1, status, body);
    assertThat(create()).isInstanceOf(Unknown.class);
  }

  @Test
  void lostAnswer_leavesTheWriteUnknown_doneOrNot() {
    pardot.misbehave("PATCH", PardotOnSandbox.PROSPECTS, Fault.Kind.LOSE_ANSWER, 1);
    assertThat(update()).isInstanceOf(Unknown.class);
    assertThat(pardot.stored(id, "city")).isEqualTo("Ulm");

    pardot.misbehave("POST", PardotOnSandbox.PROSPECTS, Fault.Kind.LOSE_CALL, 1);
    assertThat(create()).isInstanceOf(Unknown.class);
    assertThat(pardot.store.count("prospects")).isEqualTo(1);
  }

  @Test
  void updateAnsweredWithNothing_isDeliveredAndTellsNothing() {
    answered(204, "");
    assertThat(update()).isEqualTo(new Delivered("" + id, Optional.empty(), Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"204 | ''", "201 | {\"email\":\"n@b.example\"}"})
  void createAnsweredWithoutAnId_isUnknown(int status, String body) {
    pardot.answer("POST", PardotOnSandbox.PROSPECTS, 1, status, body);
    assertThat(create()).isInstanceOf(Unknown.class);
  }

  @Test
  void tokenRevoked_isRenewedAndTheWriteDelivered() {
    assertThat(update()).isInstanceOf(Delivered.class);
    pardot.server.tokens().revokeAll();
    assertThat(update()).isInstanceOf(Delivered.class);
  }

  @Test
  void tokenRefusedTwice_rejectsNoRecord() {
    pardot.answer("PATCH", PardotOnSandbox.PROSPECTS, 2, 401, "{\"code\":184,\"message\":\"bad\"}");
    assertThat(update()).isInstanceOf(RetryLater.class);
  }

  @Test
  void noOtherCallsLetIn_isRetriedByItsCode() {
    PardotSandbox.Settings full = PardotSandbox.Settings.defaults().withCallsAtATime(0);
    try (PardotOnSandbox none = new PardotOnSandbox(full, Map.of())) {
      Delivery delivery = none.writer.write(List.of(none.update(1, Map.of("city", "Ulm")))).get(0);
      assertThat(((RetryLater) delivery).reason()).contains("429").contains("66");
    }
  }

  private void answered(int status, String body) {
    Map<String, String> headers =
        body.startsWith("{")
            ? Map.of("Content-Type", "application/json; charset=utf-8")
            : Map.of("Content-Type", "text/html");
    pardot.answer("PATCH", PardotOnSandbox.PROSPECTS, 1, status, body, headers);
  }

  private Delivery update() {
    return pardot.writer.write(List.of(pardot.update(id, Map.of("city", "Ulm")))).get(0);
  }

  private Delivery create() {
    return pardot.writer.write(List.of(pardot.create(1, Map.of("email", "n@b.example")))).get(0);
  }
}
