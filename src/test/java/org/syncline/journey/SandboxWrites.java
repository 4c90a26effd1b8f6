package org.syncline.journey;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.sandbox.kernel.Written;

/** What both sandboxes were told, in our words: {@code crm/Lead/00Q.../Phone}. */
final class SandboxWrites {
  private final List<Written> written;

  SandboxWrites(List<Written> written) {
    this.written = written;
  }

  private static String name(Written w) {
    String object = w.object().equals("prospects") ? "prospect" : w.object();
    return w.system() + "/" + object + "/" + w.id();
  }

  /** Every field of every record that existed before. */
  Set<String> updates() {
    return written.stream()
        .filter(w -> w.action().equals("update"))
        .flatMap(w -> w.fields().stream().map(field -> name(w) + "/" + field))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many records of each field: {@code crm/Lead/Phone}. */
  Map<String, Long> updatesByField() {
    return updates().stream()
        .map(place -> place.replaceFirst("/[^/]+/([^/]+)$", "/$1"))
        .collect(Collectors.groupingBy(place -> place, Collectors.counting()));
  }

  /** How many records of each object were made: {@code crm/Lead}. */
  Map<String, Long> creates() {
    return written.stream()
        .filter(w -> w.action().equals("create"))
        .map(w -> name(w).substring(0, name(w).lastIndexOf('/')))
        .collect(Collectors.groupingBy(object -> object, Collectors.counting()));
  }
}
