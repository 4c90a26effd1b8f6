package org.syncline.matching;

import java.util.Optional;
import org.syncline.mirror.Mirrored;
import org.syncline.record.FieldValue;
import org.syncline.record.LifeFields;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * A CRM record that has gone on as another one: a converted lead as its contact, a merged record as
 * the one that it was merged into.
 */
public record Succession(RecordRef record, RecordRef heir) {
  /** What the record says of itself; a merge counts only while the record is deleted. */
  public static Optional<Succession> of(Mirrored mirrored) {
    RecordRef ref = mirrored.ref();
    if (ref.system() != SystemName.CRM) {
      return Optional.empty();
    }
    FieldValue converted = mirrored.field(LifeFields.CONVERTED_TO);
    FieldValue merged = mirrored.field(LifeFields.MERGED_INTO);
    if (converted.present()) {
      return Optional.of(new Succession(ref, RecordRef.crm("Contact", converted.text())));
    }
    return mirrored.deleted() && merged.present()
        ? Optional.of(new Succession(ref, RecordRef.crm(ref.object(), merged.text())))
        : Optional.empty();
  }

  /** Whether it was a conversion; a merge otherwise. */
  public boolean conversion() {
    return !record.object().equals(heir.object());
  }
}
