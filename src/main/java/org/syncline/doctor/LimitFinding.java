package org.syncline.doctor;

/** How much of a day's API calls is left. */
public final class LimitFinding {
  private static final String TOPIC = "daily API calls";
  private static final int PERCENT = 100;
  private static final int MUCH = 80;

  private LimitFinding() {}

  public static Finding of(long used, long max) {
    String what = "%,d of %,d used today".formatted(used, max);
    if (used >= max) {
      return usedUp(what);
    }
    return used * PERCENT >= max * MUCH
        ? Finding.warning(
            TOPIC,
            what,
            "Nothing is read or written once they are used up: poll less often"
                + " (syncline.poll.every), or find out who else calls.")
        : Finding.ok(TOPIC, what);
  }

  public static Finding usedUp(String what) {
    return Finding.problem(
        TOPIC,
        what,
        "Nothing can be read or written until some are free again: wait, buy more calls, or find"
            + " out who else calls.");
  }
}
