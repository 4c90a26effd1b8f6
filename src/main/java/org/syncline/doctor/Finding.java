package org.syncline.doctor;

import java.util.Objects;
import org.syncline.record.Words;

/**
 * One thing that was looked at.
 *
 * @param topic what it is about: {@code sign-in}, {@code Lead.City}
 * @param what what was found
 * @param advice what to do; empty where all is well
 */
public record Finding(Level level, String topic, String what, String advice) {
  /** What a person has to do about it. */
  public enum Level {
    /** Nothing. */
    OK,
    /** Read it: the sync works, perhaps not as expected. */
    WARNING,
    /** Mend it: the sync will not work, or not for every record. */
    PROBLEM;

    public String word() {
      return Words.kebab(this);
    }
  }

  public Finding {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(advice, "advice");
  }

  public static Finding ok(String topic, String what) {
    return new Finding(Level.OK, topic, what, "");
  }

  public static Finding warning(String topic, String what, String advice) {
    return new Finding(Level.WARNING, topic, what, advice);
  }

  public static Finding problem(String topic, String what, String advice) {
    return new Finding(Level.PROBLEM, topic, what, advice);
  }

  /** One at a place where nothing should have gone wrong: its name is told, for a report. */
  public static Finding unexpected(String topic, RuntimeException failure) {
    return problem(
        topic,
        "could not be looked at: " + failure,
        "This was not expected. Please report it, with this line.");
  }
}
