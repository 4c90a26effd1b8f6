package org.syncline.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** What goes into a row comes out of it as it was. */
class RowsTest {
  record Sample(
      RecordRef someRecord, Instant readAt, Optional<Long> count, Map<String, FieldValue> fields) {}

  private static Map<String, FieldValue> there(Map<String, FieldValue> fields) {
    Sample sample =
        new Sample(
            RecordRef.crm("Lead", "00Q000000000001AAA"), Instant.EPOCH, Optional.of(1L), fields);
    Sample back = Rows.parse(Rows.json(sample), Sample.class);
    assertThat(back).isEqualTo(sample);
    return back.fields();
  }

  @Test
  void components_areNamedAsColumns() {
    assertThat(Rows.json(new Sample(null, Instant.EPOCH, Optional.empty(), Map.of())))
        .contains("\"some_record\":null", "\"read_at\":\"1970-01-01T00:00:00Z\"");
  }

  @Test
  void blank_isAnotherThingThanAbsent() {
    Map<String, FieldValue> fields = new HashMap<>(Map.of("city", FieldValue.BLANK));
    assertThat(there(fields)).containsOnlyKeys("city").containsEntry("city", FieldValue.BLANK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", " x ", "0042", "true", "a\"b\\c", "Köln 東京 😀", "line\nbreak"})
  void text_staysText(String text) {
    assertThat(there(Map.of("f", FieldValue.of(text)))).containsEntry("f", FieldValue.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "42.50",
        "9007199254740993",
        "0.1",
        "123456789012345678901234567890.123",
        "1e20",
        "1e299",
        "1e-299",
        "1e400000",
        "-1e999999999"
      })
  void number_keepsEveryDigit(String number) {
    FieldValue value = FieldValue.of(new BigDecimal(number));
    assertThat(there(Map.of("f", value))).containsEntry("f", value);
    assertThat(new BigDecimal(value.text())).isEqualByComparingTo(number);
  }

  @Test
  void boolean_staysBoolean() {
    assertThat(there(Map.of("f", FieldValue.of(false)))).containsEntry("f", FieldValue.of(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-23T10:00:00+02:00", "2026-11-23T08:00:00.000000Z"})
  void instant_isReadWithAnyOffset(String text) {
    Sample sample = Rows.parse("{\"read_at\":\"" + text + "\"}", Sample.class);
    assertThat(sample.readAt()).isEqualTo("2026-11-23T08:00:00Z");
  }

  record Cells(RecordRef someRecord, Instant at, String text, FieldValue value, boolean flag) {}

  @Test
  void copiedText_keepsWhatWouldEndACellOrARow() throws IOException {
    Cells cells =
        new Cells(
            RecordRef.crm("Lead", "00Q000000000001AAA"),
            Instant.EPOCH,
            "a\tb\nc\r\\d\"e \\N",
            FieldValue.of("x\"y\nz"),
            true);
    List<String> columns = List.of("some_record", "at", "text", "value", "flag");
    assertThat(new CopyText(RowJson.mapper(), Cells.class, columns).of(List.of(cells)))
        .isEqualTo(
            "crm/Lead/00Q000000000001AAA\t1970-01-01T00:00:00Z\ta\\tb\\nc\\r\\\\d\"e \\\\N\t"
                + "\"x\\\\\"y\\\\nz\"\ttrue\n");
  }

  @Test
  void copiedText_ofNothing_isNull() throws IOException {
    Cells cells = new Cells(null, null, null, FieldValue.BLANK, false);
    List<String> columns = List.of("text", "value", "some_record", "flag");
    assertThat(new CopyText(RowJson.mapper(), Cells.class, columns).of(List.of(cells)))
        .isEqualTo("\\N\t\\N\t\\N\tfalse\n");
  }
}
