package org.syncline.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A call brought no usable answer. */
public final class RemoteCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean maybeDone;
  private final transient Optional<Duration> retryAfter;

  private RemoteCallException(
      String message, boolean maybeDone, Optional<Duration> retryAfter, Throwable cause) {
    super(message, cause);
    this.maybeDone = maybeDone;
    this.retryAfter = retryAfter;
  }

  /** The system certainly did nothing. */
  public static RemoteCallException notDone(
      String message, Optional<Duration> retryAfter, Throwable cause) {
    return new RemoteCallException(message, false, retryAfter, cause);
  }

  /** The call went out, and nobody knows whether the system carried it out. */
  public static RemoteCallException lost(String message, Throwable cause) {
    return new RemoteCallException(message, true, Optional.empty(), cause);
  }

  public boolean maybeDone() {
    return maybeDone;
  }

  /** Whether no connection was had, or none that lasted: the system itself said nothing. */
  public boolean unreachable() {
    Throwable cause = getCause();
    while (cause != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    return cause != null && !(cause instanceof JsonProcessingException);
  }

  /** How long the system asked us to stay away, if it said so. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
