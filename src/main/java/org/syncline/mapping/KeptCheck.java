package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.record.Problem;

/** Whether the objects that a kept one names are there. */
record KeptCheck(KeptObject kept, String file, MappingSet mappings) {
  /** What shipped files name, though not everybody syncs both. */
  private static final Set<String> PEOPLE = Set.of("Lead", "Contact", "prospect");

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    Set<String> mapped = mappings.objects(kept.system());
    Set<String> all = new TreeSet<>(mapped);
    mappings.kept(kept.system()).forEach(one -> all.add(one.object()));
    if (mapped.contains(kept.object())) {
      problems.add(problem("keep", kept.object() + " is synced by a mapping already"));
    }
    kept.parents().values().forEach(object -> unknown(problems, "parents", object, all));
    kept.namedBy().keySet().forEach(object -> unknown(problems, "namedBy", object, mapped));
    return problems;
  }

  private void unknown(List<Problem> problems, String place, String object, Set<String> allowed) {
    if (!allowed.contains(object) && !PEOPLE.contains(object)) {
      String known = allowed.stream().collect(Collectors.joining(", "));
      problems.add(problem(place, "no mapping reads or keeps '" + object + "', allowed: " + known));
    }
  }

  private Problem problem(String place, String message) {
    return new Problem(file, 0, place, message);
  }
}
