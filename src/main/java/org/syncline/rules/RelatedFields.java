package org.syncline.rules;

import java.util.Set;
import java.util.TreeSet;
import org.syncline.decision.criteria.FactKind;
import org.syncline.mapping.KeptObject;
import org.syncline.mapping.MappingSet;

/** What rules can ask of a kept record. */
public final class RelatedFields {
  private RelatedFields() {}

  /** Its own fields, and those of the records that it names: {@code Campaign.Name}. */
  public static Set<String> of(KeptObject object, MappingSet mappings) {
    Set<String> fields = new TreeSet<>(object.fields());
    object.parents().values().stream()
        .distinct()
        .forEach(parent -> fields.addAll(ofParent(object, parent, mappings)));
    FactKind kind = FactKind.ofObject(object.object());
    if (kind == FactKind.OPPORTUNITY) {
      fields.addAll(FactKind.OF_ROLE);
    }
    if (kind == FactKind.ACTIVITY) {
      fields.add(FactKind.ACTION);
    }
    return fields;
  }

  private static Set<String> ofParent(KeptObject child, String parent, MappingSet mappings) {
    Set<String> fields = new TreeSet<>();
    mappings.kept(child.system()).stream()
        .filter(one -> one.object().equals(parent))
        .forEach(one -> one.fields().forEach(name -> fields.add(parent + "." + name)));
    return fields;
  }
}
