package org.syncline.mapping;

import org.syncline.record.Words;

/** When a record that the other side lacks is created there. */
public enum CreateWhen {
  ALWAYS,
  WHEN_ASSIGNED,
  NEVER;

  /** As it is written in a mapping file. */
  public String word() {
    return Words.kebab(this);
  }
}
