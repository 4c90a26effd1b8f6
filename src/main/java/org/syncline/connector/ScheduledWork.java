package org.syncline.connector;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What the scheduler begins. At the end of the server none begins any more, and what is under way
 * is waited for: the scheduler itself does neither, and the database goes next.
 */
@ApplicationScoped
class ScheduledWork {
  private static final Logger LOG = Logger.getLogger(ScheduledWork.class);
  private static final int MOST = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Semaphore places = new Semaphore(MOST, true);
  private volatile boolean ending;

  /** Does it now, unless the server ends. */
  void run(Runnable work) {
    if (ending || !places.tryAcquire()) {
      return;
    }
    try {
      work.run();
    } finally {
      places.release();
    }
  }

  /** Whether work of many steps should leave the rest to the next start. */
  boolean ending() {
    return ending;
  }

  void stop(@Observes ShutdownEvent event) {
    end(PATIENCE);
  }

  /** Answers whether all that was under way has ended. */
  boolean end(Duration patience) {
    ending = true;
    try {
      if (places.tryAcquire(MOST, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      LOG.warnf("Work of the scheduler is broken off after %d s", patience.toSeconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
