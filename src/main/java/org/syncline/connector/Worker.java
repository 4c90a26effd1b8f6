package org.syncline.connector;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A thread that does one kind of work for as long as there is some, then waits until it is woken or
 * a moment has passed. A failure is logged, and the work tried again after the wait.
 */
final class Worker implements Runnable {
  private static final Logger LOG = Logger.getLogger(Worker.class);
  private final String name;
  private final Supplier<Worked> work;
  private final Pace pace;
  private final long idleMillis;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean stopped;
  private Thread thread;

  Worker(String name, long idleMillis, Pace pace, Supplier<Worked> work) {
    this.name = name;
    this.idleMillis = idleMillis;
    this.pace = pace;
    this.work = work;
  }

  void start() {
    thread = new Thread(this, "syncline-" + name);
    thread.setContextClassLoader(Worker.class.getClassLoader());
    thread.start();
  }

  void wake() {
    wake.release();
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        pace.awaitTurn();
        Worked worked = once();
        pace.ended(worked);
        if (worked == Worked.NOTHING) {
          rest();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Worked once() {
    try {
      return stopped ? Worked.NOTHING : work.get();
    } catch (RuntimeException e) {
      if (!stopped) {
        LOG.errorf(e, "%s failed and is tried again", name);
      }
      return Worked.NOTHING;
    }
  }

  private void rest() throws InterruptedException {
    if (wake.tryAcquire(idleMillis, TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  /** Lets what is under way finish. */
  void stop(long patienceMillis) {
    stopped = true;
    wake();
    try {
      thread.join(patienceMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
