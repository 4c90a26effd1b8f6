package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRefTest {
  @Test
  void crmId_of15Characters_equalsItsFormOf18() {
    assertThat(RecordRef.crm("Lead", "00Q000000000001"))
        .isEqualTo(RecordRef.crm("Lead", "00Q000000000001EAA"));
  }

  @Test
  void marketingId_of15Characters_staysAsItIs() {
    assertThat(RecordRef.marketing("prospect", "123456789012345").id())
        .isEqualTo("123456789012345");
  }

  @Test
  void key_parsed_isTheSameRecord() {
    RecordRef lead = RecordRef.crm("Lead", "00Q000000000001EAA");
    assertThat(lead.key()).isEqualTo("crm/Lead/00Q000000000001EAA");
    assertThat(RecordRef.parse(lead.key())).isEqualTo(lead);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "crm", "crm/Lead", "erp/Lead/1", "crm//1", "crm/Lead/"})
  void parse_noRecord_isRefused(String key) {
    assertThatThrownBy(() -> RecordRef.parse(key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void order_ofNumbers_putsTheLowerFirst() {
    RecordRef two = RecordRef.marketing("prospect", "2");
    RecordRef ten = RecordRef.marketing("prospect", "10");
    assertThat(List.of(ten, two).stream().sorted()).containsExactly(two, ten);
  }

  @ParameterizedTest
  @CsvSource({
    "1234567890adcde, 1234567890adcdeAAA",
    "001A0000006Vm9r, 001A0000006Vm9rIAC",
    "ABCDEABCDEABCDE, ABCDEABCDEABCDE555",
    "00Q000000000001EAA, 00Q000000000001EAA",
    "00Q1, 00Q1",
    "'', ''",
  })
  void salesforceId_to18_addsCheckCharactersToThoseOf15(String id, String wanted) {
    assertThat(SalesforceId.to18(id)).isEqualTo(wanted);
  }

  @Test
  void salesforceId_sameLettersInOtherCase_areOtherRecords() {
    assertThat(SalesforceId.to18("00Q00000000000a"))
        .isNotEqualToIgnoringCase(SalesforceId.to18("00Q00000000000A"));
  }
}
