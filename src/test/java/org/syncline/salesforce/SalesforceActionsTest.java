package org.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.sandbox.kernel.Fault;
import org.syncline.testsupport.WireTap.Seen;

class SalesforceActionsTest {
  private static final String PATH = "actions/custom/apex/LogCase";
  private static final Map<String, Object> BROKEN =
      Map.of("subject", "Broken", "key", "syncline-42");

  @RegisterExtension final AdapterOnSandbox at = new AdapterOnSandbox();

  private Delivery invoke(String name, Map<String, Object> inputs) {
    return new SalesforceActions(at.api()).invoke(42, name, inputs);
  }

  private Delivery answered(int status, String body) {
    at.answer("POST", PATH, status, body);
    return invoke("apex/LogCase", BROKEN);
  }

  @Test
  void apex_isInvoked_andTheRecordThatItMadeIsTold() {
    Delivery delivery = invoke("apex/LogCase", BROKEN);
    String id = ((Delivered) delivery).recordId();
    assertThat(at.org.store().get("Case", id).orElseThrow()).containsEntry("Subject", "Broken");
    Seen call = at.wire().calls("POST", PATH).get(0);
    assertThat(call.body())
        .startsWith("{\"inputs\":[{")
        .contains("\"subject\":\"Broken\"", "\"key\":\"syncline-42\"");
    assertThat(call.header("Sforce-Call-Options")).contains("client=syncline");
  }

  @Test
  void flowOrStandardAction_thatMakesNothing_isToldByItsName() {
    assertThat(invoke("flow/Send_Survey", Map.of("email", "ann@acme.example")))
        .isEqualTo(new Delivered("flow/Send_Survey", Optional.empty(), Map.of()));
    assertThat(invoke("chatterPost", Map.of("text", "hello")))
        .isEqualTo(new Delivered("chatterPost", Optional.empty(), Map.of()));
    assertThat(at.wire().calls("POST", "actions/standard/chatterPost")).hasSize(1);
  }

  @Test
  void inputThatIsMissing_isRejectedInTheWordsOfTheOrg() {
    assertThat(invoke("apex/LogCase", Map.of()))
        .isEqualTo(
            new Rejected(
                List.of(
                    new Rejection(
                        "REQUIRED_FIELD_MISSING",
                        "Missing required input parameter: subject",
                        List.of(),
                        false))));
  }

  @Test
  void actionThatIsNotThere_isRejected() {
    Delivery delivery = invoke("nothing", Map.of());
    assertThat(((Rejected) delivery).rejections())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.code()).isEqualTo("NOT_FOUND");
              assertThat(one.recordGone()).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400|[{\"actionName\":\"logCase\",\"errors\":[{\"statusCode\":\"UNABLE_TO_LOCK_ROW\","
            + "\"message\":\"m\",\"fields\":[]}],\"isSuccess\":false,\"outputValues\":null}]",
        "403|[{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\",\"message\":\"m\"}]",
        "503|<html>",
        "429|{}",
      })
  void passingFault_isTriedLater(int status, String body) {
    assertThat(answered(status, body)).isInstanceOf(RetryLater.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "500|[{\"errorCode\":\"UNKNOWN_EXCEPTION\",\"message\":\"m\"}]",
        "200|<html>",
        "200|{}",
        "200|[]"
      })
  void answerThatTellsNothing_leavesItUnknown(int status, String body) {
    assertThat(answered(status, body)).isInstanceOf(Unknown.class);
  }

  @Test
  void failureWithoutReason_isRejected() {
    Delivery delivery =
        answered(
            400,
            "[{\"actionName\":\"logCase\",\"errors\":null,\"isSuccess\":false,"
                + "\"outputValues\":null}]");
    assertThat(((Rejected) delivery).rejections().get(0).message())
        .isEqualTo("apex/LogCase says that it failed, not why");
  }

  @Test
  void lostAnswer_isUnknown_andTheKeyKeepsTheSecondCallFromASecondCase() {
    at.lose("POST", PATH, Fault.Kind.LOSE_ANSWER);
    Delivery lost = invoke("apex/LogCase", BROKEN);
    assertThat(((Unknown) lost).reason()).startsWith("apex/LogCase for action 42: ");
    at.mend();
    assertThat(invoke("apex/LogCase", BROKEN)).isInstanceOf(Delivered.class);
    assertThat(at.org.store().count("Case")).isEqualTo(1);
  }
}
