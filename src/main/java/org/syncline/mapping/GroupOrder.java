package org.syncline.mapping;

import org.syncline.record.Words;

/** How the turns of a user group go. */
public enum GroupOrder {
  LEAST_RECENT,
  WEIGHTS;

  /** As it is written in the file and in rules. */
  public String word() {
    return Words.kebab(this);
  }
}
