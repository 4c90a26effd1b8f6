package org.syncline.mapping;

import org.syncline.record.Words;

/** May a blank overwrite a value: never, only a deliberate clear, or any blank. */
public enum NullSync {
  NEVER,
  CLEARED,
  ALWAYS;

  /** As it is written in a mapping file. */
  public String word() {
    return Words.kebab(this);
  }
}
