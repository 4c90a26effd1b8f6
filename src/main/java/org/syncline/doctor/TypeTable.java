package org.syncline.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.record.FieldType;

/**
 * Which types of ours go with which types of a system.
 *
 * @param fitting by type of ours
 * @param bending those where some values do not get through, or look different afterwards
 */
public record TypeTable(Map<FieldType, Set<String>> fitting, Map<FieldType, Set<String>> bending) {
  /** Whether the type of a field of the system goes with the mapped one; empty where it does. */
  public List<Finding> findings(String topic, FieldType ours, String theirs, boolean written) {
    if (goes(fitting, ours, theirs)) {
      return List.of();
    }
    String what = "is of type %s, and mapped as %s".formatted(theirs, ours.word());
    // what is only read comes through as a text at least
    return goes(bending, ours, theirs) || !written
        ? List.of(
            Finding.warning(topic, what, "Some values may get lost on the way. " + advice(theirs)))
        : List.of(Finding.problem(topic, what + ": values will be refused", advice(theirs)));
  }

  private static boolean goes(Map<FieldType, Set<String>> types, FieldType ours, String theirs) {
    return types.getOrDefault(ours, Set.of()).contains(theirs);
  }

  private String advice(String theirs) {
    List<String> words =
        Arrays.stream(FieldType.values())
            .filter(type -> goes(fitting, type, theirs))
            .map(FieldType::word)
            .toList();
    return words.isEmpty()
        ? "Take it out of the mapping: no type goes with it."
        : "Map it as %s, or map another field.".formatted(String.join(" or ", words));
  }
}
