package org.syncline.vendor;

import java.util.Collection;
import java.util.Optional;
import org.syncline.record.NearNames;

/**
 * A field that is no standard one can only be a custom one, whose id is written without its ending.
 * A misspelt standard field looks just so.
 */
final class TakenForCustom {
  private static final String CUSTOM = "__c";

  private TakenForCustom() {}

  /**
   * The row, the field, and what may have been meant.
   *
   * @param standard the API names of the fields that every prospect has
   */
  static Optional<String> note(VendorField field, Collection<String> standard) {
    String text = field.called();
    String near = NearNames.suggestion(text, standard);
    boolean guessed = field.marketing().endsWith(CUSTOM) && !text.endsWith(CUSTOM);
    return guessed && (!near.isEmpty() || !field.byApiName())
        ? Optional.of(
            "%d: '%s' is no standard field of a prospect, so it is taken for the custom field %s.%s"
                .formatted(field.row().line(), text, field.marketing(), near))
        : Optional.empty();
  }
}
