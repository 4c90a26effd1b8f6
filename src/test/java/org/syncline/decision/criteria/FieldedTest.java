package org.syncline.decision.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

class FieldedTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private static Prospect prospect(Object value) {
    return new Prospect(
        RecordRef.marketing("prospect", "7"), Map.of("field", FieldValue.of(value)), NOW);
  }

  @Test
  void unknownField_answersSafely() {
    Prospect nothing = new Prospect(RecordRef.marketing("prospect", "7"), Map.of(), NOW);
    assertThat(nothing.text("field")).isEmpty();
    assertThat(nothing.number("field")).isNaN();
    assertThat(nothing.daysSince("field")).isNaN();
    assertThat(nothing.flag("field")).isFalse();
    assertThat(nothing.has("field")).isFalse();
    assertThat(nothing.isNone("field", "a;b")).isTrue();
    assertThat(nothing.containsNone("field", "a;b")).isTrue();
    assertThat(nothing.getId()).isEqualTo("7");
  }

  @Test
  void values_areReadByWhatTheyAre() {
    assertThat(prospect("120").number("field")).isEqualTo(120);
    assertThat(prospect(12.5).number("field")).isEqualTo(12.5);
    assertThat(prospect("much").number("field")).isNaN();
    assertThat(prospect("true").flag("field")).isTrue();
    assertThat(prospect(true).flag("field")).isTrue();
    assertThat(prospect("yes").flag("field")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T12:00:00.000+0000, 7",
    "2026-11-28T00:00:00Z, 0.5",
    "2026-11-28T13:00:00+02:00, 0.0416",
    "2026-11-27, 1.5",
    "2026-11-29T12:00:00Z, -1",
  })
  void daysSince_countsFromTheDecision(String stamp, double days) {
    assertThat(prospect(stamp).daysSince("field"))
        .isCloseTo(days, org.assertj.core.data.Offset.offset(0.001));
  }

  @ParameterizedTest
  @CsvSource({"soon", "2026-13-45", "2026-11-28T"})
  void daysSince_ofNoDate_isNoNumber(String text) {
    assertThat(prospect(text).daysSince("field")).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "B, A;B, true",
    "b, A;B, false",
    "B, ' A ; B ', true",
    "AB, A;B, false",
    "'A;B', '\"A;B\";C', true",
    "A, '\"A;B\";C', false",
  })
  void isAny_isOneOfTheList_letterForLetter(String value, String words, boolean is) {
    assertThat(prospect(value).isAny("field", words)).isEqualTo(is);
    assertThat(prospect(value).isNone("field", words)).isEqualTo(!is);
  }

  @ParameterizedTest
  @CsvSource({"Chief Officer, CEO;Chief, true", "Clerk, CEO;Chief, false"})
  void containsAny_holdsOneOfTheList(String value, String words, boolean holds) {
    assertThat(prospect(value).containsAny("field", words)).isEqualTo(holds);
    assertThat(prospect(value).containsNone("field", words)).isEqualTo(!holds);
  }
}
