package org.syncline.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.FieldValue;

/** The answer to one write. Sealed: a forgotten case would lose data. */
public sealed interface Delivery {
  /** Lets each case be handled; a new case breaks the build of every handler. */
  <T> T on(Cases<T> cases);

  /** One answer for each case of a delivery. */
  interface Cases<T> {
    T delivered(Delivered delivered);

    T retryLater(RetryLater retry);

    T rejected(Rejected rejected);

    T unknown(Unknown unknown);
  }

  /**
   * The target took the write.
   *
   * @param recordId the record that was written or created
   * @param stamp the record's stamp after the write, where the answer tells
   * @param stored what the target stored, where the answer tells; may differ from what was sent
   */
  record Delivered(String recordId, Optional<Instant> stamp, Map<String, FieldValue> stored)
      implements Delivery {
    @Override
    public <T> T on(Cases<T> cases) {
      return cases.delivered(this);
    }
  }

  /** Certainly not written; it can be sent again after a while. */
  record RetryLater(String reason, Optional<Duration> after) implements Delivery {
    @Override
    public <T> T on(Cases<T> cases) {
      return cases.retryLater(this);
    }
  }

  /** Certainly not written, and sending it again as it is would not help. */
  record Rejected(List<Rejection> rejections) implements Delivery {
    @Override
    public <T> T on(Cases<T> cases) {
      return cases.rejected(this);
    }
  }

  /** The answer was lost: it may have been written or not. */
  record Unknown(String reason) implements Delivery {
    @Override
    public <T> T on(Cases<T> cases) {
      return cases.unknown(this);
    }
  }

  /**
   * Why a system refused a write.
   *
   * @param code the system's own code ({@code STRING_TOO_LONG}, {@code 109})
   * @param fields the fields it names; empty where it concerns the record
   * @param recordGone whether the target record no longer exists
   */
  record Rejection(String code, String message, List<String> fields, boolean recordGone) {}
}
