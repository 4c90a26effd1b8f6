package org.syncline.doctor;

import java.util.List;

/** A field behind a reference belongs to another record, and is never written by us. */
public final class JoinedFinding {
  private JoinedFinding() {}

  /**
   * @param readOnly the direction with which a mapping only reads it
   */
  public static List<Finding> of(ExpectedObject object, ExpectedField field, String readOnly) {
    return field.joined() && field.written()
        ? List.of(
            Finding.problem(
                object.name() + "." + field.name(),
                "belongs to another record, and can only be read",
                "Map it with 'direction: %s'.".formatted(readOnly)))
        : List.of();
  }
}
