package org.syncline.sandbox.salesforce;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a condition promises of the records that meet it.
 *
 * @param since none is stamped earlier
 * @param field an indexed field (or Id) that holds one of the values; null where none does
 */
record SoqlBounds(Optional<Instant> since, String field, Set<String> values) {
  static final SoqlBounds NONE = new SoqlBounds(Optional.empty(), null, Set.of());

  static SoqlBounds since(Instant instant) {
    return new SoqlBounds(Optional.of(instant), null, Set.of());
  }

  static SoqlBounds in(String field, Collection<String> values) {
    return new SoqlBounds(Optional.empty(), field, new HashSet<>(values));
  }

  SoqlBounds and(SoqlBounds other) {
    Optional<Instant> later =
        since.isPresent() && other.since.isPresent()
            ? Optional.of(since.get().isAfter(other.since.get()) ? since.get() : other.since.get())
            : since.or(() -> other.since);
    return field != null
        ? new SoqlBounds(later, field, values)
        : new SoqlBounds(later, other.field, other.values);
  }

  SoqlBounds or(SoqlBounds other) {
    if (since.isEmpty() || other.since.isEmpty()) {
      return NONE;
    }
    return since(since.get().isBefore(other.since.get()) ? since.get() : other.since.get());
  }
}
