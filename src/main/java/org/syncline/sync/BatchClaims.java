package org.syncline.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.outbox.CreateClaims.Claim;
import org.syncline.record.RecordRef;

/** Who creates under which match key, as it was and as the batch leaves it. */
final class BatchClaims {
  private final Map<String, RecordRef> before = new HashMap<>();
  private final Map<String, RecordRef> now = new HashMap<>();

  void know(Collection<Claim> known) {
    known.forEach(claim -> before.put(claim.key(), claim.source()));
    now.putAll(before);
  }

  /**
   * Takes all of the keys for a source, or, where one of them is somebody else's, none. Those that
   * it had and no longer needs become free.
   */
  boolean take(RecordRef source, Set<String> keys) {
    if (!keys.stream().allMatch(key -> now.getOrDefault(key, source).equals(source))) {
      return false;
    }
    now.entrySet().removeIf(claim -> claim.getValue().equals(source));
    keys.forEach(key -> now.put(key, source));
    return true;
  }

  List<Claim> taken() {
    return missing(now, before);
  }

  List<Claim> givenUp() {
    return missing(before, now);
  }

  Set<String> freed() {
    Set<String> freed = new HashSet<>(before.keySet());
    freed.removeAll(now.keySet());
    return freed;
  }

  private static List<Claim> missing(Map<String, RecordRef> from, Map<String, RecordRef> in) {
    return from.entrySet().stream()
        .filter(claim -> !claim.getValue().equals(in.get(claim.getKey())))
        .map(claim -> new Claim(claim.getKey(), claim.getValue()))
        .toList();
  }
}
