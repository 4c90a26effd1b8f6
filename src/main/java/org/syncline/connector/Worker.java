package org.syncline.connector;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * A thread that does one kind of work for as long as there is some, then waits until it is woken or
 * a moment has passed. A failure is logged, and the work tried again after the wait.
 */
final class Worker implements Runnable {
  private static final Logger LOG = Logger.getLogger(Worker.class);
  private final String name;
  private final BooleanSupplier work;
  private final long idleMillis;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean stopped;
  private Thread thread;

  Worker(String name, long idleMillis, BooleanSupplier work) {
    this.name = name;
    this.idleMillis = idleMillis;
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
    while (!stopped) {
      if (!once()) {
        rest();
      }
    }
  }

  private boolean once() {
    try {
      return work.getAsBoolean();
    } catch (RuntimeException e) {
      if (!stopped) {
        LOG.errorf(e, "%s failed and is tried again", name);
      }
      return false;
    }
  }

  private void rest() {
    try {
      if (wake.tryAcquire(idleMillis, TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
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
