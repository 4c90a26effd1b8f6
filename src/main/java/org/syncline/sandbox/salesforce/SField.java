package org.syncline.sandbox.salesforce;

import java.util.List;

/**
 * A field of an object.
 *
 * @param type as describe tells it: string, picklist, boolean, double, reference and so on
 * @param length most characters; 0 where it has none
 * @param externalId whether records are found by it; its values are unique
 * @param values of a restricted picklist; empty where any value is taken
 * @param to the objects that a reference may name; empty where it is not followed
 * @param relationship the name under which SOQL joins it; null where it does not
 * @param children the name of the way back, from the parent; null where there is none
 */
record SField(
    String name,
    String type,
    int length,
    boolean required,
    boolean readOnly,
    boolean externalId,
    List<String> values,
    List<String> to,
    String relationship,
    String children,
    Object defaultValue) {

  static SField system(String name, String type) {
    return new SField(name, type, 0, false, true, false, List.of(), List.of(), null, null, null);
  }

  /** A reference to a user that the org itself keeps. */
  static SField byUser(String name, String relationship) {
    return new SField(
        name,
        "reference",
        0,
        false,
        true,
        false,
        List.of(),
        List.of("User"),
        relationship,
        null,
        null);
  }

  boolean custom() {
    return name.endsWith("__c");
  }

  boolean numeric() {
    return switch (type) {
      case "int", "double", "currency", "percent" -> true;
      default -> false;
    };
  }

  boolean id() {
    return type.equals("id") || type.equals("reference");
  }

  /** Its name in the types of SOAP, which describe and many errors use. */
  String soapType() {
    return switch (type) {
      case "id", "reference" -> "tns:ID";
      case "boolean", "int", "date" -> "xsd:" + type;
      case "datetime" -> "xsd:dateTime";
      default -> numeric() ? "xsd:double" : "xsd:string";
    };
  }
}
