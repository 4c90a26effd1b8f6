package org.syncline.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of actions. */
public enum ActionKind {
  CAMPAIGN_MEMBER(false),
  TASK(true),
  FIELD(false),
  SCORE(true),
  LIST(false),
  TAG(false),
  OWNER(false),
  NOTIFICATION(true),
  EXTERNAL(true),
  RECREATION(false),
  STEP(false);

  private final boolean counts;

  ActionKind(boolean counts) {
    this.counts = counts;
  }

  /**
   * Whether two of them are twice as much. Of the others each says how something is to be: a later
   * one takes the place of an earlier, and two at once can contradict each other.
   */
  public boolean counts() {
    return counts;
  }

  @JsonCreator
  public static ActionKind of(String word) {
    return Words.parse(ActionKind.class, word).orElseThrow();
  }

  @JsonValue
  public String word() {
    return Words.kebab(this);
  }
}
