package org.syncline.sandbox.pardot;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as this API writes them: whole seconds and an offset, {@code 2025-05-16T11:27:08-07:00}.
 */
final class Stamps {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

  private Stamps() {}

  /** As the header {@code Date} wants it. */
  static String http(Instant time) {
    return HTTP.format(time.atOffset(ZoneOffset.UTC));
  }

  /** Empty where the text is no such time. */
  static Optional<Long> fromHttp(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static String show(long epochSecond, ZoneOffset offset) {
    return FORMAT.format(Instant.ofEpochSecond(epochSecond).atOffset(offset));
  }
}
