package org.syncline.outbox;

import java.time.Duration;

/** How long a write waits before it is sent again: 2 s, doubling, up to 10 minutes. */
public final class RetryDelay {
  private static final long FIRST_SECONDS = 2;
  private static final long MOST_SECONDS = 600;
  private static final int MOST_DOUBLINGS = 9;

  private RetryDelay() {}

  public static Duration after(int attempts) {
    int doublings = Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS);
    return Duration.ofSeconds(Math.min(FIRST_SECONDS << doublings, MOST_SECONDS));
  }
}
