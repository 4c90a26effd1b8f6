package org.syncline.outbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.syncline.record.Words;

/**
 * What a write does to a record that would be missed if it were done to too many. The outbox's
 * column {@code effects} tells them by the row's kind and fields.
 */
public enum Effect {
  /** A record goes to the recycle bin. */
  ARCHIVE,
  /** A filled value of the target becomes blank. */
  BLANK,
  /** A record is made. */
  CREATE,
  /** The target gets another owner. */
  REASSIGN;

  @JsonCreator
  public static Effect of(String word) {
    return Words.parse(Effect.class, word).orElseThrow();
  }

  @JsonValue
  public String word() {
    return Words.kebab(this);
  }
}
