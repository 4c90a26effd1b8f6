package org.syncline.sandbox.salesforce;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The calls that an org may take in a day. */
final class ApiLimit {
  private final Clock clock;
  private LocalDate day;
  private int used;
  private int max;

  ApiLimit(Clock clock, int max) {
    this.clock = clock;
    this.max = max;
  }

  synchronized void max(int calls) {
    max = calls;
  }

  synchronized int max() {
    return max;
  }

  synchronized int remaining() {
    return Math.max(0, max - used);
  }

  synchronized void count() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      used = 0;
    }
    if (used >= max) {
      throw new SalesforceError(
          403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", List.of());
    }
    used++;
  }

  synchronized String header() {
    return "api-usage=" + used + "/" + max;
  }
}
