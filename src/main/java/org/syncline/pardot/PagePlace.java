package org.syncline.pardot;

import java.time.Instant;
import java.util.Optional;

/**
 * A place within a sequence of pages.
 *
 * @param from the stamp at which the sequence began
 * @param token of the page that follows
 */
record PagePlace(Instant from, String token) {
  private static final String MARK = " ";

  /** Empty where the text is no place of ours. */
  static Optional<PagePlace> parse(String text) {
    String[] parts = text.split(MARK, 2);
    return parts.length == 2 && parts[0].matches("\\d{1,15}")
        ? Optional.of(new PagePlace(Instant.ofEpochSecond(Long.parseLong(parts[0])), parts[1]))
        : Optional.empty();
  }

  String text() {
    return from.getEpochSecond() + MARK + token;
  }
}
