package org.syncline.mirror;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.syncline.record.Words;

/** Where a record stands with regard to the other system. */
public enum Standing {
  /** Not yet matched. */
  NEW,
  LINKED,
  /** No partner, and none is to be created as things are. */
  UNMATCHED,
  /** A person decides which partner is meant. */
  REVIEW,
  /** Was linked, and its partner or itself was deleted. */
  CLOSED;

  @JsonCreator
  public static Standing of(String word) {
    return Words.parse(Standing.class, word).orElseThrow();
  }

  @JsonValue
  public String word() {
    return Words.kebab(this);
  }
}
