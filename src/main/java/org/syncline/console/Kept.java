package org.syncline.console;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

  private static final long LONGEST = Duration.ofMinutes(10).toNanos();
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final Supplier<T> source;
  private final Executor executor;
  private final LongSupplier nanos;
  private CompletableFuture<Optional<T>> latest =
      CompletableFuture.completedFuture(Optional.empty());
  private Optional<T> known = Optional.empty();
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
      return asked().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.debug("still being counted");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.warn("could not be counted, and is tried again later", e.getCause());
    }
    return known();
  }

  private synchronized Optional<T> known() {
    return known;
  }

  private synchronized CompletableFuture<Optional<T>> asked() {
    if (latest.isDone() && nanos.getAsLong() - dueAt >= 0) {
      latest = CompletableFuture.supplyAsync(this::found, executor);
    } else if (latest.isCompletedExceptionally()) {
      latest = CompletableFuture.completedFuture(known);
    }
    return latest;
  }

  /** One that fails is tried again no sooner than one that does not. */
  private Optional<T> found() {
    long from = nanos.getAsLong();
    try {
      Optional<T> value = Optional.of(source.get());
      synchronized (this) {
        known = value;
      }
      return value;
    } finally {
      synchronized (this) {
        long now = nanos.getAsLong();
        dueAt = now + Math.min(LONGEST, (now - from) * SHARE);
      }
    }
  }
}
