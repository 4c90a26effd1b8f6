package org.syncline.console;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The parts as they look at one moment, each rendered once for all pages. */
final class Rendering {
  private final Instant now;
  private final Map<String, String> rendered = new HashMap<>();

  Rendering(Instant now) {
    this.now = now;
  }

  Instant now() {
    return now;
  }

  String html(Part part) {
    return rendered.computeIfAbsent(part.name(), name -> part.html(now));
  }
}
