package org.syncline.mapping;

import org.syncline.record.Words;

/** What is counted of the engagement with a campaign, and written to the CRM's. */
public enum CampaignMetric {
  /** E-mails that were sent. */
  SENT,
  /** Those that did not bounce. */
  DELIVERED,
  /** E-mails that were opened: each once a recipient. */
  OPENS,
  /** E-mails of which a link was clicked: each once a recipient. */
  CLICKS,
  /** Clicks of what was delivered, in percent. */
  CLICK_RATE,
  /** Clicks of what was opened, in percent. */
  CLICK_TO_OPEN,
  FORM_SUBMISSIONS;

  /** As a mapping file names it. */
  String word() {
    return Words.kebab(this);
  }
}
