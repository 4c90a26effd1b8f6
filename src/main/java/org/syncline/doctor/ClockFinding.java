package org.syncline.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Compares our clock with a remote one. */
public final class ClockFinding {
  private static final String TOPIC = "clock";

  /** Closer changes than this count as made at once, unless a mapping says otherwise. */
  private static final Duration SKEW_TOLERANCE = Duration.ofSeconds(2);

  private static final Duration FAR_OFF = Duration.ofMinutes(5);

  private ClockFinding() {}

  /**
   * The difference that is certain: the answer was made some time between both of our times, and
   * its header tells whole seconds.
   *
   * @param remote the time that an answer carried, if it did
   */
  public static Finding of(Instant began, Instant ended, Optional<Instant> remote) {
    if (remote.isEmpty()) {
      return Finding.warning(
          TOPIC,
          "the answer does not tell the time",
          "A proxy may take the header Date away; compare the clocks by hand.");
    }
    Duration ahead = Duration.between(ended, remote.get());
    Duration behind = Duration.between(remote.get().plusSeconds(1), began);
    if (ahead.compareTo(SKEW_TOLERANCE) > 0) {
      return off(ahead, "behind");
    }
    return behind.compareTo(SKEW_TOLERANCE) > 0
        ? off(behind, "ahead of")
        : Finding.ok(TOPIC, "differs from ours by less than %s".formatted(text(SKEW_TOLERANCE)));
  }

  private static Finding off(Duration by, String side) {
    String what = "our clock is %s %s this system's".formatted(text(by), side);
    String advice =
        "Set this machine's clock by NTP: 'most-recent' compares times, and a sign-in by JWT is"
            + " refused when the clock is off.";
    return by.compareTo(FAR_OFF) > 0
        ? Finding.problem(TOPIC, what, advice)
        : Finding.warning(TOPIC, what, advice);
  }

  private static String text(Duration duration) {
    return duration.toSeconds() < FAR_OFF.toSeconds()
        ? duration.toSeconds() + " s"
        : duration.toMinutes() + " min";
  }
}
