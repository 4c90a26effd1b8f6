package org.syncline.intake;

import java.time.Duration;
import java.util.Optional;

/** A read of a remote system failed as a whole; it can be repeated. */
public class RemoteReadException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Optional<Duration> retryAfter;

  public RemoteReadException(String message, Throwable cause) {
    this(message, Optional.empty(), cause);
  }

  public RemoteReadException(String message, Optional<Duration> retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** How long the system asked us to stay away, if it said so. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
