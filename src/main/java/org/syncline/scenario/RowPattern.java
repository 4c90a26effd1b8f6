package org.syncline.scenario;

import java.util.Map;
import java.util.Set;
import org.syncline.record.FieldValue;

/**
 * What is wanted of one row of history, of one sync error or of one review: the keys that are
 * given.
 *
 * @param line where it is wanted
 */
record RowPattern(int line, Map<String, FieldValue> keys) {
  /** What is told in sentences: a part of one is enough. */
  private static final Set<String> SENTENCES = Set.of("reason", "message");

  boolean fits(Map<String, FieldValue> row) {
    return keys.entrySet().stream().allMatch(key -> fits(key.getKey(), key.getValue(), row));
  }

  private static boolean fits(String key, FieldValue wanted, Map<String, FieldValue> row) {
    FieldValue found = row.getOrDefault(key, FieldValue.NOT_PROVIDED);
    return SENTENCES.contains(key) ? found.text().contains(wanted.text()) : found.equals(wanted);
  }

  @Override
  public String toString() {
    return Shown.fields(keys);
  }
}
