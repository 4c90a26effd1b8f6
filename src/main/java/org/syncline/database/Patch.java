package org.syncline.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What has changed in a map that a jsonb column holds, so that only that travels: {@code ||}. */
public final class Patch {
  private Patch() {}

  /** The entries that are new or other; empty where one has gone, which a patch cannot say. */
  public static <V> Optional<Map<String, V>> of(Map<String, V> before, Map<String, V> after) {
    if (!after.keySet().containsAll(before.keySet())) {
      return Optional.empty();
    }
    Map<String, V> changed = new HashMap<>();
    after.forEach(
        (name, value) -> {
          if (!value.equals(before.get(name))) {
            changed.put(name, value);
          }
        });
    return Optional.of(changed);
  }
}
