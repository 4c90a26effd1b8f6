package org.syncline.decision;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.syncline.record.FieldValue;

/**
 * Merges two sets of values: additions of both, removals of both. In the order first seen: what was
 * agreed on, then marketing's additions, then the CRM's. Without base, the union.
 */
final class SetMerge {
  private static final String SEPARATOR = ";";

  private SetMerge() {}

  static FieldValue merge(FieldValue base, FieldValue marketing, FieldValue crm) {
    Set<String> before = set(base);
    Set<String> ours = set(marketing);
    Set<String> theirs = set(crm);
    Set<String> merged = new LinkedHashSet<>();
    before.stream().filter(v -> ours.contains(v) && theirs.contains(v)).forEach(merged::add);
    for (Set<String> side : List.of(ours, theirs)) {
      side.stream().filter(value -> !before.contains(value)).forEach(merged::add);
    }
    return FieldValue.of(String.join(SEPARATOR, merged));
  }

  private static Set<String> set(FieldValue value) {
    Set<String> values = new LinkedHashSet<>();
    if (value.present()) {
      Arrays.stream(value.text().split(SEPARATOR)).map(String::strip).forEach(values::add);
    }
    return values;
  }
}
