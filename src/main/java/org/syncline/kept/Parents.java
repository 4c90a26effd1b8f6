package org.syncline.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.KeptObject;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** The records that a kept one's reference fields name. */
final class Parents {
  private Parents() {}

  static List<RecordRef> of(KeptObject object, Map<String, FieldValue> fields) {
    List<RecordRef> parents = new ArrayList<>();
    object
        .parents()
        .forEach(
            (field, parent) -> {
              FieldValue id = fields.getOrDefault(field, FieldValue.NOT_PROVIDED);
              if (id.present()) {
                parents.add(new RecordRef(object.system(), parent, id.text()));
              }
            });
    return parents;
  }
}
