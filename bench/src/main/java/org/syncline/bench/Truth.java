package org.syncline.bench;

import java.util.List;
import org.syncline.mapping.MappingSet;

/** Whether both systems show the same in the end: who counts wrong work measures nothing. */
record Truth(MappingSet mappings) {
  private static final String CLIENT = "bench";
  private static final int SHOWN = 5;

  People people(Sandbox sandbox) {
    return People.read(BothSystems.at(sandbox.address(), CLIENT), mappings);
  }

  void check(Sandbox sandbox, int pairs) {
    People people = people(sandbox);
    List<String> wrong = people.mismatches();
    if (people.crm().size() != pairs || !wrong.isEmpty()) {
      throw new IllegalStateException(
          "%d pairs instead of %d, %d values differ, such as %s"
              .formatted(
                  people.crm().size(),
                  pairs,
                  wrong.size(),
                  String.join("; ", wrong.subList(0, Math.min(SHOWN, wrong.size())))));
    }
  }
}
