package org.syncline.setting;

import io.quarkus.runtime.configuration.DurationConverter;
import org.eclipse.microprofile.config.spi.Converter;

/** How often something is done: a duration, or {@code off}. The scheduler reads the text itself. */
public final class Every implements Converter<String> {
  private static final long serialVersionUID = 1L;

  @Override
  public String convert(String value) {
    if (!value.equals("off")) {
      duration(value);
    }
    return value;
  }

  private static void duration(String value) {
    try {
      DurationConverter.parseDuration(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be a duration such as 30s, 5m or 12h, or off, not '" + value + "'", e);
    }
  }
}
