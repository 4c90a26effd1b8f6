package org.syncline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syncline.doctor.Finding.Level;

class ClockFindingTest {
  private static final Instant BEGAN = Instant.parse("2026-11-24T09:00:00Z");

  @Test
  void slowAnswer_saysNothingOfTheClock() {
    Finding finding =
        ClockFinding.of(BEGAN, BEGAN.plusSeconds(30), Optional.of(BEGAN.plusSeconds(15)));
    assertThat(finding.level()).isEqualTo(Level.OK);
  }

  @Test
  void header_ofWholeSeconds_isNoDifference() {
    Instant late = BEGAN.plusMillis(2_900);
    assertThat(ClockFinding.of(late, late, Optional.of(BEGAN)).level()).isEqualTo(Level.OK);
    Instant later = BEGAN.plusMillis(3_100);
    assertThat(ClockFinding.of(later, later, Optional.of(BEGAN)).level()).isEqualTo(Level.WARNING);
  }

  @Test
  void answer_withoutTime_isAWarning() {
    assertThat(ClockFinding.of(BEGAN, BEGAN, Optional.empty()).level()).isEqualTo(Level.WARNING);
  }
}
