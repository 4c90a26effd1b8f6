package org.syncline.vendor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The API name of a prospect field that an export calls by its label, its id or its old name. */
final class ProspectNames {
  private static final String CUSTOM = "__c";

  /** Labels that differ from the API name by more than spaces. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("assigneduser", "salesforceOwnerId"),
          Map.entry("campaign", "campaignId"),
          Map.entry("donotcall", "isDoNotCall"),
          Map.entry("donotemail", "isDoNotEmail"),
          Map.entry("address1", "addressOne"),
          Map.entry("address", "addressOne"),
          Map.entry("address2", "addressTwo"),
          Map.entry("zipcode", "zip"),
          Map.entry("postalcode", "zip"),
          Map.entry("title", "jobTitle"));

  private final Set<String> standard;

  /**
   * @param standard the API names of the fields that every prospect has
   */
  ProspectNames(Set<String> standard) {
    this.standard = standard;
  }

  /** Empty for a label of which nobody can tell the field's name. */
  Optional<String> ofLabel(String text) {
    return Optional.ofNullable(LABELS.get(Letters.of(text))).or(() -> ofId(text));
  }

  /**
   * By its API name or id: one called Title is a custom field, not the standard one so labelled.
   */
  Optional<String> ofId(String text) {
    String letters = Letters.of(text);
    return standard.stream()
        .filter(name -> Letters.of(name).equals(letters))
        .findFirst()
        .or(() -> custom(text));
  }

  private static Optional<String> custom(String text) {
    return Optional.of(text)
        .filter(name -> name.matches("[A-Za-z]\\w*"))
        .map(name -> name.endsWith(CUSTOM) ? name : name + CUSTOM);
  }
}
