package org.syncline.console;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.console.Live.Pushed;

/** One open page, and what it shows already. */
final class Viewer {
  private static final Pushed HEARTBEAT = new Pushed("heartbeat", "");

  private final MultiEmitter<? super Pushed> page;
  private final Duration heartbeat;
  private final Map<String, Object> shown = new HashMap<>();
  private Instant toldAt = Instant.EPOCH;

  Viewer(MultiEmitter<? super Pushed> page, Duration heartbeat) {
    this.page = page;
    this.heartbeat = heartbeat;
  }

  /** Sends the parts that the page does not show as they are, or a sign of life now and then. */
  synchronized void show(List<Part> parts, Rendering rendering) {
    for (Part part : parts) {
      if (!part.shows().equals(shown.put(part.name(), part.shows()))) {
        say(new Pushed(part.name(), rendering.html(part)), rendering.now());
      }
    }
    if (!rendering.now().isBefore(toldAt.plus(heartbeat))) {
      say(HEARTBEAT, rendering.now());
    }
  }

  private void say(Pushed pushed, Instant now) {
    page.emit(pushed);
    toldAt = now;
  }

  void end() {
    page.complete();
  }
}
