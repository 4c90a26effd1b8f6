package org.syncline.matching;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.syncline.record.Words;

/** What is still to be done to the prospect of a link that has ended. */
public enum Due {
  /** Only a read of the deleted CRM record tells whether it was merged; then it is known. */
  LOOK,
  /** The prospect goes to the recycle bin. */
  ARCHIVE,
  /** The prospect comes back from it. */
  RESTORE;

  @JsonCreator
  public static Due of(String word) {
    return Words.parse(Due.class, word).orElseThrow();
  }

  @JsonValue
  public String word() {
    return Words.kebab(this);
  }
}
