package org.syncline.console;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A value that may be expensive to find out, such as a count of ten million rows. It takes a small
 * share of the time at most, whoever asks how often, and nobody waits long for it: what was known
 * last is told meanwhile.
 */
final class Kept<T> {
  private static final Logger LOG = Logger.getLogger(Kept.class);

  /** So many times as long as it took to find out, it is kept. */
  private static final int SHARE = 50;

  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final Supplier<T> source;
  private final Executor executor;
  private final LongSupplier nanos;
  private CompletableFuture<T> running = CompletableFuture.completedFuture(null);
  private T known;
  private long dueAt;

  Kept(Supplier<T> source, Executor executor, LongSupplier nanos) {
    this.source = source;
    this.executor = executor;
    this.nanos = nanos;
    this.dueAt = nanos.getAsLong();
  }

  /** The latest that is known; empty until it was found out once. */
  Optional<T> value() {
    try {
      asked().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.debug("still being counted");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
    return latest();
  }

  private synchronized Optional<T> latest() {
    return Optional.ofNullable(known);
  }

  private synchronized CompletableFuture<T> asked() {
    if (running.isDone() && nanos.getAsLong() - dueAt >= 0) {
      long from = nanos.getAsLong();
      running =
          CompletableFuture.supplyAsync(source, executor)
              .whenComplete((value, failure) -> found(value, from));
    }
    return running;
  }

  /** A failure is told to those who wait, and it is tried again no sooner. */
  private synchronized void found(T value, long from) {
    long now = nanos.getAsLong();
    dueAt = now + (now - from) * SHARE;
    known = value == null ? known : value;
  }
}
