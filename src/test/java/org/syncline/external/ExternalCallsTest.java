package org.syncline.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.external.CallsByHand.call;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.testsupport.InMemoryActions.Invoked;
import org.syncline.testsupport.ScriptedServer;
import org.syncline.testsupport.ScriptedServer.Answer;

/** What the answers of a receiver mean, over a real connection. */
class ExternalCallsTest {
  private static final String SECRET = "s3cr3t-marker";

  private final ScriptedServer receiver = new ScriptedServer();
  private final CallsByHand by = new CallsByHand().set("allowed-hosts", "127.0.0.1");

  @TempDir Path folder;

  @AfterEach
  void stop() {
    receiver.close();
  }

  private Delivery called(String more) {
    return called(receiver.address(), more);
  }

  private Delivery called(URI address, String more) {
    String text =
        "action: hello\ntitle: Hello\nkind: http\nurl: %s/hello\n%s".formatted(address, more);
    return by.calls().call(call(CallsByHand.action(folder, text), Map.of(), Map.of()));
  }

  private static Rejection rejection(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Rejected.class);
    return ((Rejected) delivery).rejections().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200|{\"id\":\"r-1\"}|id|r-1",
        "201|{\"id\":17}|id|17",
        "202|{\"data\":{\"sid\":\"SM1\"}}|data.sid|SM1",
        "204||id|hello",
        "200|ok|id|hello",
        "200|[1]|id|hello",
        "200|{\"id\":{\"a\":1}}|id|hello",
        "200|{\"id\":null}|id|hello",
        "200|<html>|data.id|hello",
      })
  void success_isDone_withTheIdOfTheAnswer(int status, String body, String place, String id) {
    receiver.then(Answer.json(status, body == null ? "" : body));
    assertThat(called("answerId: " + place))
        .isEqualTo(new Delivered(id, Optional.empty(), Map.of()));
  }

  @Test
  void statusThatMeansBefore_isDone() {
    receiver.then(Answer.json(409, "{\"id\":\"r-1\"}"));
    assertThat(called("already: [ 409 ]")).isInstanceOf(Delivered.class);
  }

  @Test
  void statusesThatMeanDone_areAllThatDo() {
    receiver.then(Answer.json(200, "{\"message\":\"queued\"}")).then(Answer.json(302, ""));
    assertThat(rejection(called("done: [ 201, 302 ]")).message()).isEqualTo("200: queued");
    assertThat(called("done: [ 201, 302 ]")).isInstanceOf(Delivered.class);
  }

  @ParameterizedTest
  @CsvSource({"429, 7", "503, 7", "425, 7"})
  void receiverWhoIsBusy_isAskedLater(int status, String seconds) {
    receiver.then(Answer.json(status, "{\"error\":\"slow down\"}").with("Retry-After", seconds));
    assertThat(called(""))
        .isEqualTo(new RetryLater(status + ": slow down", Optional.of(Duration.ofSeconds(7))));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504, 408})
  void receiverWhoFails_mayHaveDoneIt(int status) {
    receiver.then(Answer.page(status, "<h1>Oops</h1>"));
    assertThat(called("")).isEqualTo(new Unknown(status + ": <h1>Oops</h1>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400|{\"message\":\"no such webinar\"}|400: no such webinar",
        "401|{\"error\":\"invalid_token\",\"error_description\":\"expired\"}|401: expired",
        "404|{\"code\":20404,\"detail\":\"gone\"}|404: gone",
        "409|{\"errors\":[1]}|409: {\"errors\":[1]}",
        "422|not so|422: not so",
      })
  void receiverWhoRefuses_isQuoted(int status, String body, String message) {
    receiver.then(Answer.json(status, body));
    assertThat(rejection(called("")))
        .isEqualTo(new Rejection(Integer.toString(status), message, List.of(), false));
  }

  @Test
  void redirect_isNotFollowed() {
    receiver.then(Answer.json(307, "").with("Location", receiver.address() + "/other"));
    assertThat(rejection(called("")).code()).isEqualTo("307");
    assertThat(receiver.asked()).hasSize(1);
  }

  @Test
  void longAnswer_isReadUpToABound() {
    receiver.then(Answer.page(400, "x".repeat(5_000_000)));
    assertThat(rejection(called("")).message()).hasSizeLessThan(250);
    receiver.then(Answer.json(200, "{\"id\":\"" + "x".repeat(1000) + "\"}"));
    assertThat(((Delivered) called("")).recordId()).hasSize(200);
  }

  @Test
  void answerThatTheDatabaseCannotKeep_isShownWithMarks() {
    receiver.then(Answer.json(400, "{\"message\":\"a\\u0000b\"}"));
    assertThat(rejection(called("")).message()).isEqualTo("400: a\ufffdb");
  }

  @Test
  void connectionThatIsRefused_isTriedLater() {
    Delivery delivery = called(ScriptedServer.nobody(), "");
    assertThat(delivery).isInstanceOf(RetryLater.class);
    assertThat(((RetryLater) delivery).reason()).contains("POST 127.0.0.1:", "cannot connect");
  }

  @Test
  void answerThatIsLost_leavesItUnknown() {
    receiver.then(Answer.none());
    assertThat(called("")).isInstanceOf(Unknown.class);
  }

  @Test
  void hostThatNobodyAllowed_isNotCalled() {
    by.set("allowed-hosts", "api.example.com");
    assertThat(rejection(called("")))
        .satisfies(
            one -> {
              assertThat(one.code()).isEqualTo("HOST_NOT_ALLOWED");
              assertThat(one.message()).contains("allowed-hosts, api.example.com");
            });
    assertThat(receiver.asked()).isEmpty();
  }

  @Test
  void secret_isSent_andNeverShown() {
    by.set("secrets.token", SECRET + "\n");
    receiver.otherwise(call -> Answer.json(403, "{\"message\":\"" + call.authorization() + "\"}"));
    Delivery delivery = called("headers: { Authorization: \"Bearer ${secret:token}\" }");
    assertThat(receiver.asked().get(0).authorization()).isEqualTo("Bearer " + SECRET);
    assertThat(delivery.toString()).contains("403: Bearer ...").doesNotContain(SECRET);
  }

  @Test
  void secretThatIsNotSetOrNoHeader_isNamed() {
    String headers = "headers: { Authorization: \"Bearer ${secret:token}\" }";
    assertThat(rejection(called(headers)).message())
        .isEqualTo("syncline.external.secrets.token is not set");
    by.set("secrets.token", SECRET + "\r\nX-Admin: 1");
    assertThat(rejection(called(headers)).message())
        .isEqualTo("syncline.external.secrets.token is not one line of plain letters");
    assertThat(receiver.asked()).isEmpty();
  }

  @Test
  void parameterThatIsMissing_isRefusedBeforeAnythingIsSent() {
    Delivery delivery = called("parameters: { text: { type: string, required: true } }");
    assertThat(rejection(delivery))
        .isEqualTo(
            new Rejection(
                "BAD_PARAMETER",
                "action 'hello': parameter 'text' has no value",
                List.of("text"),
                false));
    assertThat(receiver.asked()).isEmpty();
  }

  @Test
  void invocable_isHandedToTheCrm_andItsAnswerTakenAsItIs() {
    String text =
        "action: a\ntitle: A\nkind: invocable\nname: flow/Survey\n"
            + "inputs: { key: \"{idempotencyKey}\", n: \"{n}\" }\n"
            + "parameters: { n: { type: number, default: 3 } }\n";
    Delivery lost = new Unknown("lost");
    by.invocables.answerNext(lost);
    assertThat(by.calls().call(call(CallsByHand.action(folder, text), Map.of(), Map.of())))
        .isSameAs(lost);
    assertThat(by.invocables.invoked())
        .containsExactly(
            new Invoked(
                42,
                "flow/Survey",
                Map.of("key", "syncline-42", "n", java.math.BigDecimal.valueOf(3))));
  }
}
