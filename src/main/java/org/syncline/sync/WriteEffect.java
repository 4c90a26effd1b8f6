package org.syncline.sync;

import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.Pair;
import org.syncline.mapping.FieldMapping;
import org.syncline.outbox.Effect;
import org.syncline.record.FieldValue;

/** What a field's write means for its target, as far as the brakes care. */
final class WriteEffect {
  private static final String CRM_OWNER = "OwnerId";

  private WriteEffect() {}

  /** The effect; null where there is none. A value that only stood in for a blank was none. */
  static Effect of(Pair pair, FieldMapping field, FieldWrite write) {
    FieldValue shown = pair.of(write.system()).field(write.field());
    if (!field.read(write.system(), shown).present()) {
      return null;
    }
    if (write.value().blank()) {
      return Effect.BLANK;
    }
    return owner(pair, field) ? Effect.REASSIGN : null;
  }

  private static boolean owner(Pair pair, FieldMapping field) {
    return pair.mapping().assignedFields().contains(field.marketing())
        || field.crm().equals(CRM_OWNER);
  }
}
