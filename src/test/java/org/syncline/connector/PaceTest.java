package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long INTERVAL = 100;

  private final AtomicLong now = new AtomicLong(-5);
  private final Pace pace = new Pace(INTERVAL, now::get);

  @Test
  void turn_afterAPause_beginsAtOnce() {
    pace.turn();
    pace.ended(Worked.SOME);
    now.addAndGet(INTERVAL);

    assertThat(pace.turn()).isZero();
  }

  @Test
  void turn_soonAfterAnother_waitsForTheRestOfTheInterval() {
    pace.turn();
    now.addAndGet(30);
    pace.ended(Worked.SOME);

    assertThat(pace.turn()).isEqualTo(70);
  }

  @Test
  void turns_ofSeveralWorkers_followEachOther() {
    assertThat(pace.turn()).isZero();
    assertThat(pace.turn()).isEqualTo(INTERVAL);
    assertThat(pace.turn()).isEqualTo(2 * INTERVAL);
  }

  @Test
  void turn_afterAFullOne_beginsAtOnce() {
    pace.turn();
    pace.ended(Worked.FULL);

    assertThat(pace.turn()).isZero();
  }

  @Test
  void turn_afterOneThatFoundNothing_beginsAtOnce() {
    pace.turn();
    pace.ended(Worked.NOTHING);

    assertThat(pace.turn()).isZero();
  }

  @Test
  void turn_withoutAnInterval_neverWaits() {
    Pace none = new Pace(0, now::get);
    none.turn();
    none.ended(Worked.SOME);

    assertThat(none.turn()).isZero();
  }

  @Test
  void work_isFullOnlyWithAsMuchAsItCanDo() {
    assertThat(Worked.of(0, 200)).isEqualTo(Worked.NOTHING);
    assertThat(Worked.of(199, 200)).isEqualTo(Worked.SOME);
    assertThat(Worked.of(200, 200)).isEqualTo(Worked.FULL);
    assertThat(Worked.SOME.or(Worked.NOTHING)).isEqualTo(Worked.SOME);
    assertThat(Worked.SOME.or(Worked.FULL)).isEqualTo(Worked.FULL);
  }
}
