package org.syncline.mapping;

import org.syncline.record.Words;

/** Which way values flow. */
public enum Direction {
  BOTH,
  CRM_TO_MARKETING,
  MARKETING_TO_CRM;

  /** As it is written in a mapping file. */
  public String word() {
    return Words.kebab(this);
  }
}
