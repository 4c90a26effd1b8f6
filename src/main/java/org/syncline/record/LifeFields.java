package org.syncline.record;

import java.util.Map;
import java.util.Set;

/**
 * Fields by which Salesforce tells what became of a record; they are read with every mapping.
 * Source: the reference of the objects Lead, Contact and Account.
 */
public final class LifeFields {
  /** Of a deleted record: the one that it was merged into. */
  public static final String MERGED_INTO = "MasterRecordId";

  /** Of a converted lead: the contact that it has become. */
  public static final String CONVERTED_TO = "ConvertedContactId";

  private static final Map<String, Set<String>> OF_OBJECT =
      Map.of(
          "Lead", Set.of(MERGED_INTO, CONVERTED_TO),
          "Contact", Set.of(MERGED_INTO),
          "Account", Set.of(MERGED_INTO));

  private LifeFields() {}

  public static Set<String> of(SystemName system, String object) {
    return system == SystemName.CRM ? OF_OBJECT.getOrDefault(object, Set.of()) : Set.of();
  }
}
