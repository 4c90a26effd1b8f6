package org.syncline.action;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.syncline.record.Words;

/** What an action makes. */
public enum Kind {
  CAMPAIGN_MEMBER("CampaignMember"),
  TASK("Task");

  private final String object;

  Kind(String object) {
    this.object = object;
  }

  /** The CRM's name of it. */
  public String object() {
    return object;
  }

  @JsonCreator
  public static Kind of(String word) {
    return Words.parse(Kind.class, word).orElseThrow();
  }

  @JsonValue
  public String word() {
    return Words.kebab(this);
  }
}
