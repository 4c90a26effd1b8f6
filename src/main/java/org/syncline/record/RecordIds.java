package org.syncline.record;

import java.util.Optional;
import java.util.function.Consumer;

/** Ids as the two systems give them out. */
public final class RecordIds {
  private static final String CRM = "[A-Za-z0-9]{15}([A-Za-z0-9]{3})?";
  private static final String MARKETING = "[1-9]\\d{0,17}";

  private RecordIds() {}

  /** The record, or empty after having told what is wrong with its id. */
  public static Optional<RecordRef> checked(
      SystemName system, String object, String id, Consumer<String> wrong) {
    boolean crm = system == SystemName.CRM;
    if (id.matches(crm ? CRM : marketing(object))) {
      return Optional.of(new RecordRef(system, object, id));
    }
    wrong.accept(
        "'"
            + id
            + "' is no id of "
            + object
            + ", expected "
            + (crm ? "15 or 18 letters and digits" : "a number"));
    return Optional.empty();
  }

  private static String marketing(String object) {
    return object.equals(ExternalActivities.OBJECT)
        ? MARKETING + "|" + ExternalActivities.POSTED_ID
        : MARKETING;
  }
}
