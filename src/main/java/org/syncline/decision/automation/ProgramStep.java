package org.syncline.decision.automation;

import java.time.Duration;
import java.time.Instant;
import org.syncline.decision.Meaning;

/** Where a prospect stands in a program, as rules see it. */
@Meaning("The step of a program at which the prospect stands.")
public record ProgramStep(
    @Meaning("the program, as the rules name it that bring prospects into it") String program,
    @Meaning("the step") String step,
    @Meaning("for how many days it has stood there") double days) {
  private static final double SECONDS_A_DAY = 86_400;

  public static ProgramStep of(String program, String step, Instant since, Instant now) {
    return new ProgramStep(program, step, Duration.between(since, now).toSeconds() / SECONDS_A_DAY);
  }
}
