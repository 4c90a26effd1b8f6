package org.syncline.mapping;

import org.syncline.record.Words;

/** What happens where several records match. */
public enum OnDuplicate {
  REVIEW,
  FIRST_CREATED;

  /** As it is written in a mapping file. */
  public String word() {
    return Words.kebab(this);
  }
}
