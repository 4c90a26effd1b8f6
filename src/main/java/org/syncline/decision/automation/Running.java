package org.syncline.decision.automation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A rule that is not paused.
 *
 * @param since activities before then are not completed by it
 */
public record Running(AutomationRule rule, Instant since) {
  /** Whether what was done then is completed by it: marketing tells whole seconds only. */
  boolean completes(Instant done) {
    return !done.isBefore(since.truncatedTo(ChronoUnit.SECONDS));
  }
}
