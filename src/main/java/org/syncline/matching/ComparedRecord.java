package org.syncline.matching;

import java.util.HashMap;
import java.util.Map;
import org.syncline.decision.FieldWords;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.mirror.Mirrored;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/** A record as it is compared with one of the other system. */
public final class ComparedRecord {
  private ComparedRecord() {}

  /** In marketing's words, and what stands in for a blank on a new record is one. */
  public static RecordSnapshot of(Mirrored mirrored, Mapping mapping) {
    SystemName system = mirrored.ref().system();
    Map<String, FieldValue> fields = new HashMap<>(mirrored.fields());
    mapping
        .fields()
        .forEach(
            field ->
                fields.computeIfPresent(
                    field.name(system), (name, value) -> meant(field, system, value)));
    return new RecordSnapshot(
        mirrored.ref(),
        mirrored.modifiedAt(),
        fields,
        mirrored.fieldTimes(),
        mirrored.changedBy(),
        mirrored.deleted());
  }

  private static FieldValue meant(FieldMapping field, SystemName system, FieldValue raw) {
    FieldValue value = field.read(system, raw);
    return system == SystemName.CRM ? FieldWords.translate(field, system, value) : value;
  }
}
