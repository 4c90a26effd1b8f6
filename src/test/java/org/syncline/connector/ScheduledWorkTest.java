package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ScheduledWorkTest {
  private final ScheduledWork scheduled = new ScheduledWork();

  @Test
  void work_thatIsUnderWay_isWaitedFor() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(
            () ->
                scheduled.run(
                    () -> {
                      begun.countDown();
                      await(goOn);
                      done.set(true);
                    }));
    await(begun);
    assertThat(scheduled.end(Duration.ZERO)).isFalse();
    CompletableFuture<Boolean> end =
        CompletableFuture.supplyAsync(() -> scheduled.end(Duration.ofMinutes(1)) && done.get());
    goOn.countDown();
    assertThat(end.join()).isTrue();
    work.join();
  }

  @Test
  void work_afterTheEnd_doesNotBegin() {
    assertThat(scheduled.end(Duration.ofSeconds(1))).isTrue();
    AtomicBoolean done = new AtomicBoolean();
    scheduled.run(() -> done.set(true));
    assertThat(done).isFalse();
  }

  @Test
  void work_ofManySteps_isToldOfTheEnd() {
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(
            () -> scheduled.run(() -> Awaitility.await().until(scheduled::ending)));
    assertThat(scheduled.end(Duration.ofMinutes(1))).isTrue();
    work.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
