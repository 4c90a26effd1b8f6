package org.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteJson;
import org.syncline.testsupport.Recorded;

class SalesforceErrorTest {
  @ParameterizedTest
  @ValueSource(strings = {"duplicateResut", "duplicateResult"})
  void duplicates_areReadUnderBothSpellings(String key) throws JsonProcessingException {
    SalesforceError error =
        SalesforceError.of(
            RemoteJson.read(
                """
                {"%s":{"allowSave":true,"matchResults":[
                   {"matchRecords":[{"record":{"Id":"003000000000001AAA"}}]},
                   {"matchRecords":[{"record":{"Id":"00Q000000000002AAA"}}]}]},
                 "errorCode":"DUPLICATES_DETECTED","message":"Use one of these records?"}"""
                    .formatted(key)));
    assertThat(error.duplicates()).containsExactly("003000000000001AAA", "00Q000000000002AAA");
    Rejected rejected = (Rejected) SalesforceError.delivery(List.of(error));
    assertThat(rejected.rejections().get(0).message())
        .isEqualTo("Use one of these records? (003000000000001AAA, 00Q000000000002AAA)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNABLE_TO_LOCK_ROW:no access:--                | UNABLE_TO_LOCK_ROW | no access     | ''",
        "STRING_TOO_LONG:City: too large: x:City --     | STRING_TOO_LONG    | City: too large: x | City",
        "REQUIRED_FIELD_MISSING:missing: [A, B]:A, B -- | REQUIRED_FIELD_MISSING | missing: [A, B] | A B",
        "something went wrong                           | UNKNOWN_EXCEPTION  | something went wrong | ''",
      })
  void cellOfABulkJob_isTakenApart(String cell, String code, String message, String fields) {
    SalesforceError error = SalesforceError.ofBulk(cell);
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.message()).isEqualTo(message);
    assertThat(String.join(" ", error.fields())).isEqualTo(fields);
  }

  @Test
  void refusedQuery_isShownByWhatIsWrongWithIt() {
    String body = Recorded.salesforce("unknown-object.json");
    assertThat(SalesforceError.shown(answer(body)))
        .startsWith("INVALID_TYPE: sObject type 'Accout' is not supported. If");
    String longQuery = body.replace("Name,", "Name,".repeat(200));
    assertThat(SalesforceError.shown(answer(longQuery)))
        .isEqualTo(SalesforceError.shown(answer(body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Down for maintenance</html>", "{}", "[]", ""})
  void answerWithoutAnError_isShownAsItIs(String body) {
    assertThat(SalesforceError.shown(answer(body))).isEqualTo(body);
  }

  private static RemoteAnswer answer(String body) {
    return new RemoteAnswer(
        400, HttpHeaders.of(Map.of(), (name, value) -> true), body, Instant.EPOCH);
  }

  @Test
  void oneErrorThatWillPass_makesTheWholeWriteForLater() {
    SalesforceError locked =
        new SalesforceError("UNABLE_TO_LOCK_ROW", "locked", List.of(), List.of());
    SalesforceError wrong =
        new SalesforceError("STRING_TOO_LONG", "long", List.of("City"), List.of());
    assertThat(SalesforceError.delivery(List.of(wrong, locked))).isInstanceOf(RetryLater.class);
  }
}
