package org.syncline.sandbox.salesforce;

import java.util.List;

/**
 * A field of an object.
 *
 * @param type as describe tells it: string, picklist, boolean, double, reference and so on
 * @param length most characters; 0 where it has none
 * @param values of a restricted picklist; empty where any value is taken
 * @param to the object that a reference names
 * @param relationship the name under which SOQL joins it; null where it does not
 */
record SField(
    String name,
    String type,
    int length,
    boolean required,
    boolean readOnly,
    boolean externalId,
    List<String> values,
    String to,
    String relationship,
    Object defaultValue) {

  boolean custom() {
    return name.endsWith("__c");
  }

  boolean numeric() {
    return switch (type) {
      case "int", "double", "currency" -> true;
      default -> false;
    };
  }
}
