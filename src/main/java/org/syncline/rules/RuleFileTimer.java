package org.syncline.rules;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.syncline.setting.Every;

/** Has the rule files looked at: more often than once a second, which the scheduler cannot. */
@ApplicationScoped
class RuleFileTimer {
  private static final Logger LOG = Logger.getLogger(RuleFileTimer.class);
  private static final long NONE = -1;

  private final RuleFileWatch watch;
  private final RulesConfig config;
  private final Vertx vertx;
  private final AtomicBoolean looking = new AtomicBoolean();
  private long timer = NONE;

  RuleFileTimer(RuleFileWatch watch, RulesConfig config, Vertx vertx) {
    this.watch = watch;
    this.config = config;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent event) {
    Every.duration(config.rulesWatch())
        .ifPresent(every -> timer = vertx.setPeriodic(every.toMillis(), id -> look()));
  }

  private void look() {
    if (looking.compareAndSet(false, true)) {
      vertx
          .executeBlocking(
              () -> {
                watch.look();
                return null;
              })
          .onComplete(
              done -> {
                looking.set(false);
                if (done.failed()) {
                  LOG.error("The rule files could not be looked at", done.cause());
                }
              });
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (timer != NONE) {
      vertx.cancelTimer(timer);
    }
  }
}
