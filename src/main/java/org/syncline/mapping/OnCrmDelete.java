package org.syncline.mapping;

import org.syncline.record.Words;

/**
 * What happens to a prospect whose CRM record was deleted. The sync of the two ends in any case.
 */
public enum OnCrmDelete {
  /** It goes to the recycle bin, and comes back when the CRM record does. */
  ARCHIVE,
  KEEP;

  /** As it is written in a mapping file. */
  public String word() {
    return Words.kebab(this);
  }
}
