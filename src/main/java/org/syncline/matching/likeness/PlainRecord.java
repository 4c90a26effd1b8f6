package org.syncline.matching.likeness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.Likeness.Compared;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;

/** A record's compared fields in the form that is compared. */
record PlainRecord(RecordRef ref, Map<Compared, String> texts) {
  static PlainRecord of(RecordSnapshot snapshot, List<Compared> compare) {
    Map<Compared, String> texts = new HashMap<>();
    for (Compared one : compare) {
      texts.put(one, Plain.text(one.as(), snapshot.field(one.name(snapshot.ref().system()))));
    }
    return new PlainRecord(snapshot.ref(), texts);
  }

  /** An empty text where there is no value. */
  String text(Compared field) {
    return texts.get(field);
  }
}
