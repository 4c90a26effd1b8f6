package org.syncline.decision.automation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often a rule acts for one prospect. Sealed: each case is decided on its own. */
public sealed interface Recurrence {
  /** As rules and REST name it. */
  String word();

  /**
   * Whether it acts on a match.
   *
   * @param before what came of earlier ones, if there were any
   */
  boolean acts(Optional<Match> before, Instant now);

  /** For whoever matches, once and for all. */
  record Once() implements Recurrence {
    @Override
    public String word() {
      return "once";
    }

    @Override
    public boolean acts(Optional<Match> before, Instant now) {
      return before.isEmpty();
    }
  }

  /**
   * Again, for whoever still or again matches after a while.
   *
   * @param most how many times in all
   */
  record Repeating(Duration pause, int most) implements Recurrence {
    @Override
    public String word() {
      return "repeat";
    }

    @Override
    public boolean acts(Optional<Match> before, Instant now) {
      return before
          .map(last -> last.times() < most && !now.isBefore(last.lastAt().plus(pause)))
          .orElse(true);
    }
  }

  /** A completion action: once for each activity. */
  record Completion() implements Recurrence {
    @Override
    public String word() {
      return "completion";
    }

    @Override
    public boolean acts(Optional<Match> before, Instant now) {
      return before.isEmpty();
    }
  }

  /** A segmentation: all prospects are looked through once, when the rule is resumed. */
  record Segmentation() implements Recurrence {
    @Override
    public String word() {
      return "segmentation";
    }

    @Override
    public boolean acts(Optional<Match> before, Instant now) {
      return before.isEmpty();
    }
  }

  /** A dynamic list: who matches is on it, and who does not any more is taken off. */
  record Dynamic() implements Recurrence {
    @Override
    public String word() {
      return "dynamic";
    }

    @Override
    public boolean acts(Optional<Match> before, Instant now) {
      return before.filter(Match::matching).isEmpty();
    }
  }
}
