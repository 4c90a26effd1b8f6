package org.syncline.automation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.syncline.record.Words;

/**
 * Whether a rule runs.
 *
 * @param digest of the text that this is said of
 * @param since when the state began
 */
record RuleState(String name, String digest, State state, Instant since) {
  /** What becomes of a rule. */
  public enum State {
    PAUSED,
    RUNNING,
    /** A segmentation that has looked through all prospects. */
    DONE;

    @JsonCreator
    public static State of(String word) {
      return Words.parse(State.class, word).orElseThrow();
    }

    @JsonValue
    public String word() {
      return Words.kebab(this);
    }
  }
}
