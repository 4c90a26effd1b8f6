package org.syncline.sandbox.pardot;

import java.util.Locale;

/**
 * A custom field of the prospects, shown there with the ending {@code __c}.
 *
 * @param fieldId {@code hobby}
 * @param name what people call it: {@code Hobby}
 * @param type as Pardot writes it: {@code text}, {@code radio button}, {@code number} and so on
 */
public record CustomField(String fieldId, String name, String type) {

  String declaration() {
    String kind =
        switch (type.toLowerCase(Locale.ROOT)) {
          case "number" -> "decimal";
          case "textarea" -> "long_text";
          default -> "text";
        };
    return shownAs() + ":" + kind;
  }

  /** Its name among the fields of a prospect. */
  String shownAs() {
    return fieldId + "__c";
  }
}
