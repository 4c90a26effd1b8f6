package org.syncline.decision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;

/**
 * Merges two sets of values: additions of both, removals of both. In the order first seen: what was
 * agreed on, then marketing's additions, then the CRM's. Without base, the union.
 */
final class SetMerge {
  private SetMerge() {}

  static FieldValue merge(FieldValue base, FieldValue marketing, FieldValue crm) {
    Set<String> before = FieldType.items(base);
    Set<String> ours = FieldType.items(marketing);
    Set<String> theirs = FieldType.items(crm);
    Set<String> merged = new LinkedHashSet<>();
    before.stream().filter(v -> ours.contains(v) && theirs.contains(v)).forEach(merged::add);
    for (Set<String> side : List.of(ours, theirs)) {
      side.stream().filter(value -> !before.contains(value)).forEach(merged::add);
    }
    return FieldType.set(merged);
  }
}
