package org.syncline.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.mirror.MirrorRepository.OfObject;
import org.syncline.record.SystemName;
import org.syncline.record.Words;
import org.syncline.remote.ApiUse;

/**
 * One of the two systems.
 *
 * @param readAt when all that is mapped of it was last read; null where it never was
 * @param problem why it cannot be read; null where it can
 * @param records by object; empty until they were counted
 * @param waiting writes that wait to be sent to it; null until they were counted
 * @param waitingSince how old the oldest of them is; null where none waits
 */
record SystemView(
    SystemName system,
    Condition condition,
    Instant readAt,
    String problem,
    Instant failedAt,
    ApiUse apiUse,
    List<OfObject> records,
    Long waiting,
    Instant waitingSince) {
  /** Whether it can be worked with. */
  enum Condition {
    REACHABLE("reachable"),
    UNREAD("not read yet"),
    RESTING("not read while paused"),
    FAILING("cannot be read");

    private final String words;

    Condition(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    public String word() {
      return Words.kebab(this);
    }
  }

  static Condition condition(List<Watermark> marks, boolean reads) {
    if (marks.stream().anyMatch(mark -> mark.problem() != null)) {
      return Condition.FAILING;
    }
    if (!reads) {
      return Condition.RESTING;
    }
    return readAt(marks).isEmpty() ? Condition.UNREAD : Condition.REACHABLE;
  }

  /** The oldest of its polls: what is behind it may be unknown. */
  static Optional<Instant> readAt(List<Watermark> marks) {
    return marks.stream().anyMatch(mark -> mark.polledAt() == null)
        ? Optional.empty()
        : marks.stream().map(Watermark::polledAt).min(Instant::compareTo);
  }

  static Optional<Watermark> failing(List<Watermark> marks) {
    return marks.stream().filter(mark -> mark.problem() != null).findFirst();
  }

  public String name() {
    return Names.of(system);
  }

  /** Used calls of the day in percent. */
  public int apiPercent() {
    return apiUse == null || apiUse.max() <= 0
        ? 0
        : (int) Math.min(100, Math.round(apiUse.used() * 100.0 / apiUse.max()));
  }
}
