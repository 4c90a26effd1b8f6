package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is expensive to count is counted seldom, and nobody waits for it. */
class KeptTest {
  private static final long COST = 1_000;

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger counted = new AtomicInteger();
  private final Deque<Runnable> later = new ArrayDeque<>();

  private int count() {
    now.addAndGet(COST);
    return counted.incrementAndGet();
  }

  @Test
  void value_askedForAgainSoon_isNotCountedAgain() {
    Kept<Integer> kept = new Kept<>(this::count, Runnable::run, now::get);
    assertThat(kept.value()).contains(1);
    now.addAndGet(49 * COST);
    assertThat(kept.value()).contains(1);
    now.addAndGet(2 * COST);
    assertThat(kept.value()).contains(2);
  }

  @Test
  void value_stillBeingCounted_isTheOneBefore() {
    Kept<Integer> kept = new Kept<>(this::count, later::add, now::get);
    assertThat(kept.value()).as("nothing is known yet").isEmpty();
    later.remove().run();
    assertThat(kept.value()).contains(1);
    now.addAndGet(60 * COST);
    assertThat(kept.value()).as("the next count has only begun").contains(1);
    assertThat(later).as("and is under way once").hasSize(1);
  }

  @Test
  void count_thatFails_leavesTheLastOne_andIsTriedAgainLater() {
    AtomicInteger tries = new AtomicInteger();
    Kept<Integer> kept =
        new Kept<>(
            () -> {
              if (tries.incrementAndGet() == 2) {
                now.addAndGet(COST);
                throw new IllegalStateException("no database");
              }
              return count();
            },
            Runnable::run,
            now::get);
    assertThat(kept.value()).contains(1);
    now.addAndGet(60 * COST);
    assertThat(kept.value()).as("the second try fails").contains(1);
    assertThat(kept.value()).as("nobody is kept busy by it").contains(1);
    assertThat(tries).hasValue(2);
    now.addAndGet(60 * COST);
    assertThat(kept.value()).contains(2);
  }
}
