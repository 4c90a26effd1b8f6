package org.syncline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.doctor.Finding.Level;

class LimitFindingTest {
  @ParameterizedTest
  @CsvSource({
    "0, 100, OK",
    "79, 100, OK",
    "80, 100, WARNING",
    "99, 100, WARNING",
    "100, 100, PROBLEM",
    "101, 100, PROBLEM"
  })
  void callsOfTheDay_areMeasuredByWhatIsLeft(long used, long max, Level level) {
    Finding finding = LimitFinding.of(used, max);
    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.what()).isEqualTo(used + " of 100 used today");
    assertThat(finding.advice().isEmpty()).isEqualTo(level == Level.OK);
  }
}
