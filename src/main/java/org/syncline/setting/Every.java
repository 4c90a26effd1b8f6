package org.syncline.setting;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;

/** How often something is done: a duration, or {@code off}. The scheduler reads the text itself. */
public final class Every implements Converter<String> {
  private static final long serialVersionUID = 1L;

  @Override
  public String convert(String value) {
    duration(value);
    return value;
  }

  /** How long between two times; empty where it is off. */
  public static Optional<Duration> duration(String value) {
    if (value.equals("off")) {
      return Optional.empty();
    }
    try {
      return Optional.of(DurationConverter.parseDuration(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be a duration such as 30s, 5m or 12h, or off, not '" + value + "'", e);
    }
  }
}
