package org.syncline.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.RemoteReadException;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.record.SystemName;

/** How the watermarks move with what was read. */
final class PollMarks {
  private static final Logger LOG = Logger.getLogger(Poller.class);

  private final Watermarks watermarks;
  private final PollConfig config;
  private final Clock clock;

  PollMarks(Watermarks watermarks, PollConfig config, Clock clock) {
    this.watermarks = watermarks;
    this.config = config;
    this.clock = clock;
  }

  /** Not where somebody else has moved it meanwhile: the page is read again then. */
  boolean moveOn(Watermark mark, Page page) {
    PollCursor next = page.last() ? nextRun(mark, page) : page.next();
    Watermark moved =
        new Watermark(
            mark.system(),
            mark.source(),
            mark.object(),
            next.stamp(),
            next.position().orElse(null),
            page.last(),
            mark.fullSync() && !page.last(),
            clock.instant(),
            null,
            null,
            page.hiddenFields(),
            mark.kept());
    if (!watermarks.move(mark, moved)) {
      return false;
    }
    if (page.last() && !mark.readToEnd()) {
      LOG.infof("%s of %s is read to the end", mark.source(), mark.system());
    }
    return true;
  }

  /**
   * Back by the overlap, for some commits come late; not further back than this run began, and
   * never past the remote clock.
   */
  private PollCursor nextRun(Watermark mark, Page page) {
    Duration overlap = overlap(mark.system());
    Instant reached = page.next().stamp().minus(overlap);
    Instant from = mark.position() == null ? later(reached, mark.stamp()) : reached;
    Instant most = page.remoteNow().minus(overlap);
    return PollCursor.from(later(from.isAfter(most) ? most : from, Instant.EPOCH));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Duration overlap(SystemName system) {
    return config
        .overlap()
        .orElse(system == SystemName.CRM ? config.overlapCrm() : config.overlapMarketing());
  }

  Watermark failed(Watermark mark, RuntimeException why) {
    return new Watermark(
        mark.system(),
        mark.source(),
        mark.object(),
        mark.stamp(),
        mark.position(),
        false,
        mark.fullSync(),
        mark.polledAt(),
        clock.instant(),
        String.valueOf(why.getMessage()),
        mark.hiddenFields(),
        mark.kept());
  }

  /** Once, not at every poll until it is mended: the connector's state shows it meanwhile. */
  static void tell(Watermark mark, RuntimeException why) {
    boolean expected = why instanceof RemoteReadException;
    Logger.Level level = expected ? Logger.Level.WARN : Logger.Level.ERROR;
    LOG.logf(
        mark.problem() == null ? level : Logger.Level.DEBUG,
        expected ? null : why,
        "Could not read %s of %s: %s",
        mark.source(),
        mark.system(),
        why.getMessage());
  }
}
