package org.syncline.matching.likeness;

import java.util.Locale;
import org.syncline.mapping.ComparedAs;

/** What two values of a field say; where one of them is missing, nothing. */
enum Agreement {
  EQUAL,
  /** As near as a slip of the pen. */
  CLOSE,
  DIFFERENT;

  private static final double NEAR_NAMES = 0.9;
  private static final double NEAR_TEXTS = 0.7;
  private static final double NEAR_CODES = 0.7;

  /** One digit of eight. */
  private static final double NEAR_DIGITS = 0.8;

  static Agreement of(ComparedAs as, double closeness) {
    if (closeness >= 1) {
      return EQUAL;
    }
    return closeness >= near(as) ? CLOSE : DIFFERENT;
  }

  /** What is said of values that are so close. */
  String words(double closeness) {
    return switch (this) {
      case EQUAL -> "equal";
      case CLOSE -> String.format(Locale.ROOT, "%.2f", closeness);
      case DIFFERENT -> "differs";
    };
  }

  private static double near(ComparedAs as) {
    return switch (as) {
      case NAME -> NEAR_NAMES;
      case STREET, TEXT -> NEAR_TEXTS;
      case CODE -> NEAR_CODES;
      case PHONE, DATE -> NEAR_DIGITS;
      case PICKLIST -> 1;
    };
  }
}
