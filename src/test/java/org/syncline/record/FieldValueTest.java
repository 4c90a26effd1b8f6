package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldValueTest {
  @Test
  void of_nullEmptyOrWhiteSpace_isBlank() {
    assertThat(List.of(FieldValue.of(null), FieldValue.of(""), FieldValue.of(" \t\n")))
        .containsOnly(FieldValue.BLANK);
  }

  @Test
  void present_blankAndNotProvided_areToldApart() {
    assertThat(FieldValue.of("x")).matches(FieldValue::present).matches(FieldValue::provided);
    assertThat(FieldValue.BLANK).matches(FieldValue::blank).matches(FieldValue::provided);
    assertThat(FieldValue.NOT_PROVIDED.provided()).isFalse();
    assertThat(FieldValue.NOT_PROVIDED).isNotEqualTo(FieldValue.BLANK);
  }

  @Test
  void of_zeroAndFalse_arePresent() {
    assertThat(FieldValue.of(0).present()).isTrue();
    assertThat(FieldValue.of(false).present()).isTrue();
  }

  @Test
  void number_inAnyForm_isKeptInOne() {
    assertThat(FieldValue.of(42.0)).isEqualTo(FieldValue.of(42L));
    assertThat(FieldValue.of(new BigDecimal("1E+3")).text()).isEqualTo("1000");
    assertThat(FieldValue.of(0.1).text()).isEqualTo("0.1");
  }

  @Test
  void of_listOrMap_isRefused() {
    assertThatThrownBy(() -> FieldValue.of(List.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text, a number, true or false");
  }

  @Test
  void number_tooLargeToWriteOut_isKeptAsText() {
    assertThat(FieldValue.of(new BigDecimal("1e999999999")).json()).isEqualTo("1E+999999999");
    assertThat(FieldValue.of(new BigDecimal("1e-999999999")).json()).isEqualTo("1E-999999999");
  }

  @Test
  void json_presentAndBlank_areScalarAndNull() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.writeValueAsString(List.of(FieldValue.of("x"), FieldValue.of(true))))
        .isEqualTo("[\"x\",true]");
    assertThat(mapper.writeValueAsString(FieldValue.BLANK)).isEqualTo("null");
  }
}
