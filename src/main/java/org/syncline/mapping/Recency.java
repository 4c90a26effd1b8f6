package org.syncline.mapping;

import org.syncline.record.Words;

/** Which times say what is most recent. */
public enum Recency {
  FIELD,
  RECORD;

  /** As it is written in a mapping file. */
  public String word() {
    return Words.kebab(this);
  }
}
