package org.syncline.console;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Pushes what changes to all open pages: one look for all of them, and none where there is no page.
 * A page that comes, or comes back, is sent every part once.
 */
@ApplicationScoped
class Live {
  private static final Logger LOG = Logger.getLogger(Live.class);

  /** What a page may leave unread; one that leaves more is cut off, and comes back. */
  private static final int WAITING_FOR_A_SLOW_ONE = 64;

  private final Overviews overviews;
  private final ConsoleConfig config;
  private final Clock clock;
  private final Vertx vertx;
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private Long timer;
  private boolean closed;

  Live(Overviews overviews, ConsoleConfig config, Clock clock, Vertx vertx) {
    this.overviews = overviews;
    this.config = config;
    this.clock = clock;
    this.vertx = vertx;
  }

  /** Some HTML for the part of this name. */
  record Pushed(String name, String html) {}

  /** What one page is told until it goes; empty where there are too many of them. */
  synchronized Optional<Multi<Pushed>> watch() {
    if (closed || viewers.size() >= config.viewers()) {
      return Optional.empty();
    }
    return Optional.of(Multi.createFrom().<Pushed>emitter(this::come, WAITING_FOR_A_SLOW_ONE));
  }

  private void come(MultiEmitter<? super Pushed> page) {
    Viewer viewer = new Viewer(page, config.heartbeat());
    synchronized (this) {
      if (timer == null) {
        timer = vertx.setPeriodic(config.every().toMillis(), id -> look());
      }
      viewers.add(viewer);
    }
    page.onTermination(() -> gone(viewer));
    look();
  }

  int watching() {
    return viewers.size();
  }

  private synchronized void gone(Viewer viewer) {
    viewers.remove(viewer);
    if (viewers.isEmpty() && timer != null) {
      vertx.cancelTimer(timer);
      timer = null;
    }
  }

  /** On a thread that may wait; a look that takes long is not overtaken by the next. */
  private void look() {
    if (looking.compareAndSet(false, true)) {
      vertx
          .executeBlocking(
              () -> {
                push();
                return null;
              },
              false)
          .onComplete(
              done -> {
                looking.set(false);
                if (done.failed()) {
                  LOG.warnf("Open pages could not be told what changed: %s", done.cause());
                }
              });
    }
  }

  private void push() {
    List<Part> parts = Part.of(overviews.now());
    Instant now = clock.instant();
    Rendering rendering = new Rendering(now);
    viewers.forEach(viewer -> viewer.show(parts, rendering));
  }

  void stop(@Observes ShutdownEvent event) {
    synchronized (this) {
      closed = true;
    }
    viewers.forEach(Viewer::end);
  }
}
