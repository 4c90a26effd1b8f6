package org.syncline.record;

/**
 * Fields of a contact that are no fields of Salesforce's: they are derived here from kept records
 * and can be mapped like any other, towards marketing.
 */
public final class DerivedFields {
  /** Before a field of the contact's latest open opportunity. */
  public static final String OPPORTUNITY = "latestOpenOpportunity.";

  private DerivedFields() {}

  public static boolean derived(String field) {
    return field.startsWith(OPPORTUNITY);
  }
}
