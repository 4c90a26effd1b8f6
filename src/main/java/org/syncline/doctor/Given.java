package org.syncline.doctor;

import java.util.List;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.record.SystemName;

/** Whether a record that is made gets a value in a field. */
public enum Given {
  NEVER,
  /** Where the other side has one. */
  PERHAPS,
  ALWAYS;

  private static final String ID = "Id";

  public static Given of(Mapping mapping, SystemName system, String name) {
    List<FieldMapping> giving =
        mapping.fields().stream()
            .filter(field -> field.name(system).equalsIgnoreCase(name))
            .filter(field -> mapping.gives(field, system))
            .toList();
    if (giving.isEmpty()) {
      return NEVER;
    }
    boolean always =
        giving.stream().anyMatch(field -> field.onCreate().containsKey(system))
            || isOnlyKey(mapping, system, name);
    return always ? ALWAYS : PERHAPS;
  }

  /** Nothing is made for a record that has no value to be recognised by. */
  private static boolean isOnlyKey(Mapping mapping, SystemName system, String name) {
    List<String> keys =
        mapping.match().stream()
            .filter(pair -> !pair.crm().equals(ID))
            .map(pair -> pair.name(system))
            .toList();
    return keys.size() == 1 && keys.get(0).equalsIgnoreCase(name);
  }

  /** What both are. */
  public Given and(Given other) {
    return compareTo(other) < 0 ? this : other;
  }
}
