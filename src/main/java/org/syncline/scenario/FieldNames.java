package org.syncline.scenario;

import java.util.Set;
import java.util.TreeSet;
import org.syncline.mapping.MappingSet;
import org.syncline.record.SystemName;

/** The fields of which a scenario may speak. */
final class FieldNames {
  /** What a record is called; nobody edits or writes it. */
  private static final String ID = "Id";

  private FieldNames() {}

  /** Of every object that the mappings read: a prospect may turn out to be a contact. */
  static Set<String> of(MappingSet mappings, SystemName system) {
    Set<String> names = new TreeSet<>();
    for (String object : mappings.objects(system)) {
      names.addAll(mappings.fieldNames(system, object));
    }
    names.remove(ID);
    return names;
  }
}
