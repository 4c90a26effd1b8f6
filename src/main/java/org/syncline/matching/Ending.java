package org.syncline.matching;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.syncline.record.Words;

/** How a link came to its end. */
public enum Ending {
  /** The CRM record was deleted: the prospect is flagged, and gets no other record made. */
  CRM_DELETED,
  /** As before, but a person has allowed that another record is found or made. */
  RECREATE_ALLOWED,
  /** The prospect was deleted; its CRM record is left as it is. */
  MARKETING_DELETED,
  /** The CRM record is no longer one of those that are shared with marketing. */
  NOT_SHARED,
  /** The lead was converted; the link went on to its contact. */
  CONVERTED,
  /** The CRM record was merged into another one. */
  MERGED;

  @JsonCreator
  public static Ending of(String word) {
    return Words.parse(Ending.class, word).orElseThrow();
  }

  @JsonValue
  public String word() {
    return Words.kebab(this);
  }
}
