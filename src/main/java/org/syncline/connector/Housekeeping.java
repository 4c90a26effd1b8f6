package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.syncline.history.HistoryRepository;
import org.syncline.intake.IntakeKeys;
import org.syncline.outbox.EffectLedger;

/** What has to be done now and then, whatever comes in. */
@ApplicationScoped
class Housekeeping {
  private static final int MONTHS_AHEAD = 2;

  private final HistoryRepository history;
  private final IntakeKeys keys;
  private final EffectLedger effects;
  private final BrakesConfig brakes;
  private final WorkersConfig config;
  private final ScheduledWork scheduled;
  private final Clock clock;

  Housekeeping(
      HistoryRepository history,
      IntakeKeys keys,
      EffectLedger effects,
      BrakesConfig brakes,
      WorkersConfig config,
      ScheduledWork scheduled,
      Clock clock) {
    this.history = history;
    this.keys = keys;
    this.effects = effects;
    this.brakes = brakes;
    this.config = config;
    this.scheduled = scheduled;
    this.clock = clock;
  }

  @Scheduled(
      every = "${syncline.workers.housekeeping-every:12h}",
      identity = "housekeeping",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void keep() {
    scheduled.run(this::keepNow);
  }

  private void keepNow() {
    YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
      YearMonth next = month.plusMonths(ahead);
      QuarkusTransaction.requiringNew().run(() -> history.prepare(next));
    }
    QuarkusTransaction.requiringNew()
        .run(() -> keys.forget(clock.instant().minus(config.keysKept())));
    QuarkusTransaction.requiringNew()
        .run(() -> effects.forget(clock.instant().minus(brakes.window().multipliedBy(2))));
  }
}
