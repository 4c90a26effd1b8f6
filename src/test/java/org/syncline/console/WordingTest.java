package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, just now",
    "1, 1 s ago",
    "59, 59 s ago",
    "60, 1 min ago",
    "3599, 59 min ago",
    "3600, 1 h ago",
    "86400, 1 d ago",
    "-5, just now"
  })
  void time_saidAsDistance_isRough(long seconds, String said) {
    assertThat(Wording.ago(NOW.minusSeconds(seconds), NOW)).isEqualTo(said);
  }

  @Test
  void duration_ofAFewSeconds_hasATenth() {
    assertThat(Wording.said(Duration.ofMillis(1849))).isEqualTo("1.8 s");
  }

  @Test
  void number_isGroupedByThousands() {
    assertThat(Wording.grouped(10_000_000L)).isEqualTo("10,000,000");
  }

  @Test
  void text_isCutBetweenCharacters_neverInsideOne() {
    String faces = "\uD83D\uDE00".repeat(61);
    assertThat(Wording.shortened(faces)).isEqualTo("\uD83D\uDE00".repeat(60) + "…");
  }
}
