package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTypeTest {
  private static FieldValue value(Object json) {
    return FieldValue.of(json);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "TEXT, `a `, a",
        "TEXT, a, `\ta\n`",
        "EMAIL, Jo@X.org, jo@x.ORG",
        "PHONE, +1 (415) 555-0100, +14155550100",
        "PHONE, 415.555.0100, 4155550100",
        "NUMBER, 42, 42.0",
        "NUMBER, 1e3, 1000",
        "NUMBER, -0.50, -.5",
        "BOOLEAN, true, TRUE",
        "BOOLEAN, 1, true",
        "BOOLEAN, 0, false",
        "DATE, 2026-11-23, 2026-11-23T00:00:00Z",
        "DATETIME, 2026-11-23T10:00:00Z, 2026-11-23T11:00:00+01:00",
        "DATETIME, 2026-11-23T10:00:00.000+0000, 2026-11-23T10:00:00Z",
        "DATETIME, 2026-11-23T10:00:00.5Z, 2026-11-23T10:00:00.500000Z",
        "DATETIME, 2026-11-23T10:00Z, 2026-11-23T10:00:00Z",
        "MULTI_PICKLIST, a;b, b;a",
        "MULTI_PICKLIST, a; b, a;b",
        "MULTI_PICKLIST, a;b;, a;b",
        "ID, 00Q000000000001, 00Q000000000001EAA",
        "URL, `https://x.org `, https://x.org",
      })
  void same_equalAfterNormalisation_isTrue(FieldType type, String one, String other) {
    assertThat(type.same(value(one), value(other))).isTrue();
    assertThat(type.same(value(other), value(one))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, a, A",
    "EMAIL, a@x.org, b@x.org",
    "PHONE, 14155550100, +14155550100",
    "PHONE, n/a, ask her",
    "NUMBER, 42, 43",
    "NUMBER, many, few",
    "BOOLEAN, true, false",
    "DATE, 2026-11-23, 2026-11-24",
    "DATETIME, 2026-11-23T10:00:00Z, 2026-11-23T10:00:00+01:00",
    "MULTI_PICKLIST, a;b, a",
    "PICKLIST, Warm, warm",
    "ID, 00Q000000000001, 00Q000000000002EAA",
  })
  void same_different_isFalse(FieldType type, String one, String other) {
    assertThat(type.same(value(one), value(other))).isFalse();
  }

  @Test
  void same_jsonScalarsAndTheirTexts_isTrue() {
    assertThat(FieldType.NUMBER.same(value(42), value("42.0"))).isTrue();
    assertThat(FieldType.BOOLEAN.same(value(true), value("true"))).isTrue();
    assertThat(FieldType.TEXT.same(value(1200), value("1200"))).isTrue();
  }

  @Test
  void same_blank_equalsOnlyABlank() {
    for (FieldType type : FieldType.values()) {
      assertThat(type.same(FieldValue.BLANK, value("  "))).isTrue();
      assertThat(type.same(FieldValue.BLANK, value("0"))).isFalse();
      assertThat(type.same(FieldValue.BLANK, FieldValue.NOT_PROVIDED)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER, many",
    "NUMBER, '1,000'",
    "BOOLEAN, yes",
    "DATE, 23.11.2026",
    "DATE, 2026-11-23 or so",
    "DATE, 2026-02-30",
    "DATETIME, 2026-11-23",
    "DATETIME, tomorrow",
  })
  void typed_noValueOfTheType_isEmpty(FieldType type, String text) {
    assertThat(type.typed(value(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TEXT, x", "EMAIL, not an address", "PHONE, n/a", "URL, x", "ID, 7", "PICKLIST, x"})
  void typed_texts_stayAsTheyAre(FieldType type, String text) {
    assertThat(type.typed(value(text))).contains(value(text));
  }

  @Test
  void typed_textOfANumberOrBoolean_becomesOne() {
    assertThat(FieldType.NUMBER.typed(value(" 42.0 "))).contains(value(42));
    assertThat(FieldType.BOOLEAN.typed(value("1"))).contains(value(true));
  }

  @Test
  void typed_timeInADateField_becomesItsDate() {
    assertThat(FieldType.DATE.typed(value("2026-11-23T10:00:00Z"))).contains(value("2026-11-23"));
  }

  @Test
  void typed_blank_staysBlank() {
    assertThat(FieldType.NUMBER.typed(FieldValue.BLANK)).contains(FieldValue.BLANK);
  }

  @Test
  void typed_numberThatNobodyCanWriteOut_isEmpty() {
    assertThat(FieldType.NUMBER.typed(value("1e999999999"))).isEmpty();
    assertThat(FieldType.NUMBER.same(value("1e999999999"), value("1e999999998"))).isFalse();
  }
}
