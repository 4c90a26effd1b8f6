package org.syncline.decision.automation;

import java.time.Instant;
import org.syncline.record.RecordRef;

/**
 * That a rule has acted for a prospect.
 *
 * @param subject what it has acted on: an activity, a list; empty for the prospect as a whole
 * @param matching whether it still matched when last looked at; only kept for dynamic lists
 */
public record Match(
    String rule,
    RecordRef prospect,
    String subject,
    Instant firstAt,
    Instant lastAt,
    int times,
    boolean matching) {
  static Match first(String rule, RecordRef prospect, String subject, Instant now) {
    return new Match(rule, prospect, subject, now, now, 1, true);
  }

  Match again(Instant now) {
    return new Match(rule, prospect, subject, firstAt, now, times + 1, true);
  }

  Match ended() {
    return new Match(rule, prospect, subject, firstAt, lastAt, times, false);
  }
}
