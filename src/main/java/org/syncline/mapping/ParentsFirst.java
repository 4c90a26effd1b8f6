package org.syncline.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An order in which what is named comes before what names it, as far as that is possible. */
final class ParentsFirst {
  private final List<KeptObject> all;
  private final Set<KeptObject> sorted = new LinkedHashSet<>();
  private final Set<KeptObject> underWay = new LinkedHashSet<>();

  private ParentsFirst(List<KeptObject> all) {
    this.all = all;
  }

  static List<KeptObject> of(List<KeptObject> all) {
    ParentsFirst order = new ParentsFirst(all);
    all.forEach(order::place);
    return List.copyOf(order.sorted);
  }

  private void place(KeptObject one) {
    if (!underWay.add(one)) {
      return;
    }
    all.stream()
        .filter(other -> other.system() == one.system())
        .filter(other -> one.parents().containsValue(other.object()))
        .forEach(this::place);
    sorted.add(one);
  }
}
