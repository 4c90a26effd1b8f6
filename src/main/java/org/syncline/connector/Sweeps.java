package org.syncline.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.Watermarks.Watermark;

/**
 * Now and then a run begins further back than the watermark, for transactions that committed long
 * after their stamp. The first run of a process does too: nobody looked while it was down.
 */
final class Sweeps {
  private final PollConfig config;
  private final Map<String, Sweep> last = new ConcurrentHashMap<>();

  /** When it was, by our clock and by the remote one. */
  private record Sweep(Instant at, Instant remoteAt) {}

  Sweeps(PollConfig config) {
    this.config = config;
  }

  /** Where the next page begins. */
  PollCursor begin(Watermark mark, Instant now) {
    Instant back = due(mark, now) ? remoteNow(mark, now).minus(config.sweepBack()) : mark.stamp();
    boolean further = back.isBefore(mark.stamp()) && back.isAfter(Instant.EPOCH);
    return further ? PollCursor.from(back) : mark.cursor();
  }

  private boolean due(Watermark mark, Instant now) {
    Sweep sweep = last.get(name(mark));
    return mark.readToEnd()
        && !mark.fullSync()
        && mark.position() == null
        && (sweep == null || !sweep.at().plus(config.sweepEvery()).isAfter(now));
  }

  private Instant remoteNow(Watermark mark, Instant now) {
    Sweep sweep = last.get(name(mark));
    return sweep == null ? mark.stamp() : sweep.remoteAt().plus(Duration.between(sweep.at(), now));
  }

  /** A page was read and stored: one that began a sweep counts, and so does the first run's end. */
  void read(Watermark mark, Page page, Instant now) {
    if (due(mark, now) || page.last() && !mark.readToEnd()) {
      last.put(name(mark), new Sweep(now, page.remoteNow()));
    }
  }

  private static String name(Watermark mark) {
    return mark.system() + " " + mark.source();
  }
}
