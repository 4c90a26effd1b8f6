package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.Map;
import org.syncline.decision.Meaning;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** The prospect's membership in a list. */
@Meaning("Membership in a list of Pardot: `listId`, `list.name`.")
public final class ListMembership extends Related {
  ListMembership(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    super(record, fields, now);
  }
}
