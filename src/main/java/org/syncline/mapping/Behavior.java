package org.syncline.mapping;

import org.syncline.record.Words;

/** Sync behaviour: who wins a field. */
public enum Behavior {
  USE_MARKETING,
  USE_CRM,
  MOST_RECENT,
  USE_MARKETING_UNLESS_BLANK,
  USE_CRM_UNLESS_BLANK,
  ALWAYS_MARKETING,
  ALWAYS_CRM,
  MERGE,
  REVIEW,
  DO_NOT_SYNC;

  /** As it is written in a mapping file. */
  public String word() {
    return Words.kebab(this);
  }
}
