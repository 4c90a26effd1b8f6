package org.syncline.matching.likeness;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.syncline.mapping.ComparedAs;
import org.syncline.record.FieldValue;

/** Values as they are compared: without accents, case, punctuation and double spaces. */
final class Plain {
  /** The country and its zeros are written or not; these digits always are. */
  private static final int DIGITS_OF_A_PHONE = 8;

  private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

  private Plain() {}

  /** An empty text where there is no value. */
  static String text(ComparedAs as, FieldValue value) {
    String text = value.text();
    return switch (as) {
      case NAME, STREET, TEXT, PICKLIST -> words(text, " ");
      case CODE -> words(text, "");
      case PHONE -> last(NO_DIGIT.matcher(text).replaceAll(""));
      case DATE -> day(text);
    };
  }

  private static String words(String text, String between) {
    String bare = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return BETWEEN_WORDS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(between).strip();
  }

  private static String last(String digits) {
    return digits.substring(Math.max(0, digits.length() - DIGITS_OF_A_PHONE));
  }

  /** Of a time, its date. */
  private static String day(String text) {
    return NO_DIGIT.matcher(text.split("T", 2)[0]).replaceAll("");
  }
}
