package org.syncline.record;

import java.util.Set;

/**
 * Fields that no system has: they are derived here from kept records, and can be mapped like any
 * other towards the other side.
 */
public final class DerivedFields {
  /** Before a field of a contact's latest open opportunity. */
  public static final String OPPORTUNITY = "latestOpenOpportunity.";

  /** Before what a prospect's activities come to. */
  public static final String ENGAGEMENT = "engagement.";

  /** Before object and field of the latest kept record that names a lead or contact. */
  public static final String LATEST = "latest.";

  /** What there is behind {@link #ENGAGEMENT}; all but the first two are numbers. */
  public static final Set<String> ENGAGEMENTS =
      Set.of(
          "lastActivityAt",
          "lastActivity",
          "emailsSent",
          "emailsOpened",
          "emailsClicked",
          "formsSubmitted",
          "pagesViewed");

  private DerivedFields() {}

  public static boolean derived(String field) {
    return field.startsWith(OPPORTUNITY)
        || field.startsWith(ENGAGEMENT)
        || field.startsWith(LATEST);
  }
}
