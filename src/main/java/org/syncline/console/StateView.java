package org.syncline.console;

import java.time.Instant;
import org.syncline.record.Words;

/**
 * How the sync as a whole is doing.
 *
 * @param detail what a person may want to do about it; empty where there is nothing
 * @param since since when; null where that is not known
 */
record StateView(Kind kind, String headline, String detail, Instant since) {
  /** From good to bad; each has a colour. */
  enum Kind {
    IN_STEP,
    BUSY,
    PAUSED,
    DEGRADED,
    BRAKED;

    public String word() {
      return Words.kebab(this);
    }
  }
}
