package org.syncline.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAnswerTest {
  private static final Instant BEGAN = Instant.parse("2026-11-24T09:00:00Z");

  @Test
  void body_inJson_keepsEveryDigit() {
    RemoteAnswer answer = answer(200, "{\"n\":12345678901234567890.10}", Map.of());
    assertThat(answer.json().path("n").decimalValue().toPlainString())
        .isEqualTo("12345678901234567890.10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Down for\n  maintenance</html>", "{\"values\":[", "{} {}"})
  void body_thatIsNoJson_isALostAnswerThatShowsIt(String body) {
    RemoteCallException lost =
        catchThrowableOfType(RemoteCallException.class, () -> answer(200, body, Map.of()).json());
    assertThat(lost).hasMessage("answered 200 with no JSON: " + body.replaceAll("\\s+", " "));
    assertThat(lost.maybeDone()).isTrue();
  }

  @Test
  void body_shownInAMessage_isCutShort() {
    assertThat(answer(500, "x".repeat(5000), Map.of()).shown()).hasSizeLessThan(300);
  }

  @Test
  void emptyBody_isReadAsMissing() {
    assertThat(answer(204, "", Map.of()).json().isMissingNode()).isTrue();
  }

  @Test
  void remoteClock_isReadFromTheDateHeader() {
    assertThat(answer(200, "", Map.of("Date", "Tue, 24 Nov 2026 08:59:58 GMT")).remoteNow())
        .contains(Instant.parse("2026-11-24T08:59:58Z"));
    assertThat(answer(200, "", Map.of("Date", "yesterday")).remoteNow()).isEmpty();
    assertThat(answer(200, "", Map.of()).remoteNow()).isEmpty();
  }

  @Test
  void retryAfter_asADateWithoutRemoteClock_countsFromTheCall() {
    String date = "Tue, 24 Nov 2026 09:01:30 GMT";
    assertThat(answer(503, "", Map.of("Retry-After", date)).retryAfter())
        .contains(Duration.ofSeconds(90));
  }

  @Test
  void retryAfter_thatHasPassed_isNoTime() {
    String date = "Tue, 24 Nov 2026 08:00:00 GMT";
    assertThat(answer(503, "", Map.of("Retry-After", date)).retryAfter()).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "1.5", "99999999999999999999"})
  void retryAfter_thatCannotBeRead_isNone(String text) {
    assertThat(answer(503, "", Map.of("Retry-After", text)).retryAfter()).isEmpty();
  }

  private static RemoteAnswer answer(int status, String body, Map<String, String> headers) {
    Map<String, List<String>> lists =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    return new RemoteAnswer(status, HttpHeaders.of(lists, (name, value) -> true), body, BEGAN);
  }
}
