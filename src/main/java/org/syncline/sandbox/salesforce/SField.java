package org.syncline.sandbox.salesforce;

import java.util.List;

/**
 * A field of an object.
 *
 * @param type as describe tells it: string, picklist, boolean, double, reference and so on
 * @param length most characters; 0 where it has none
 * @param createOnly whether it is given to a new record only
 * @param externalId whether records are found by it; its values are unique
 * @param values of a restricted picklist; empty where any value is taken
 * @param to the objects that a reference may name; empty where it is not followed
 * @param relationship the name under which SOQL joins it; null where it does not
 * @param children the name of the way back, from the parent; null where there is none
 * @param cascade whether a record goes with the parent that is deleted
 */
record SField(
    String name,
    String type,
    int length,
    boolean required,
    boolean readOnly,
    boolean createOnly,
    boolean externalId,
    List<String> values,
    List<String> to,
    String relationship,
    String children,
    boolean cascade,
    Object defaultValue) {

  static SField system(String name, String type) {
    return kept(name, type, List.of(), null);
  }

  /** A reference to a user that the org itself keeps. */
  static SField byUser(String name, String relationship) {
    return kept(name, "reference", List.of("User"), relationship);
  }

  private static SField kept(String name, String type, List<String> to, String relationship) {
    return new SField(
        name, type, 0, false, true, false, false, List.of(), to, relationship, null, false, null);
  }

  boolean custom() {
    return name.endsWith("__c");
  }

  /** Whether records are looked up by it: keys, addresses, and the ways to a parent. */
  boolean indexed() {
    return externalId || name.equals("Email") || children != null;
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
