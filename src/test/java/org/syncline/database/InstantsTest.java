package org.syncline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T08:09:10Z",
        "2026-11-27T08:09:10+00:00",
        "2026-11-27T08:09:10.1+00:00",
        "2026-11-27T08:09:10.123456+00:00",
        "2026-11-27T08:09:10.123456789Z",
        "2024-02-29T23:59:59.000001Z",
        "0001-01-01T00:00:00Z",
        "2026-11-27T08:09:10.5+02:00",
        "2026-11-27T08:09:10-03:30",
        "2026-11-27T08:09Z",
        "+12026-11-27T08:09:10Z"
      })
  void time_isTheSameAsTheLibraryReads(String text) {
    assertThat(Instants.of(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-27",
        "2026-13-27T08:09:10Z",
        "2026-11-31T08:09:10Z",
        "infinity",
        "2026-11-27T08:09:10.1234567890Z",
        "2026-11-27T08:09:1xZ"
      })
  void time_thatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> Instants.of(text)).isInstanceOf(DateTimeException.class);
  }
}
