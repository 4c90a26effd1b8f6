package org.syncline.record;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the database can keep: a text is Unicode without U+0000, a number has bounded digits. */
public final class Keepable {
  /** More than any of the systems has; a power of ten costs as many digits as it says. */
  private static final int MOST_DIGITS = 300;

  private Keepable() {}

  /** Why a text cannot be kept, if so. */
  public static Optional<String> problem(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return told("U+0000", i);
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          return told("half of a surrogate pair", i);
        }
        i++;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> told(String what, int index) {
    return Optional.of("has " + what + " at character " + (index + 1) + ", which cannot be kept");
  }

  /** Why a value cannot be kept, if so. */
  public static Optional<String> problem(FieldValue value) {
    return value.json() instanceof String text ? problem(text) : Optional.empty();
  }

  /** The text with a mark in place of what cannot be kept. */
  public static String shown(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace('\u0000', '\ufffd');
  }

  static boolean number(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS
        && Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS;
  }
}
