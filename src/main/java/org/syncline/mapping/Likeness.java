package org.syncline.mapping;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.syncline.record.SystemName;

/**
 * How two records that no match pair brings together are proposed to a person as the same.
 *
 * @param threshold the likelihood from which two records are proposed
 * @param compare the fields that are compared
 * @param blocks two records are compared where they agree roughly on all fields of one block
 */
public record Likeness(double threshold, List<Compared> compare, List<List<Compared>> blocks) {

  /** One pair of fields, and what it holds. */
  public record Compared(String marketing, String crm, ComparedAs as) {
    public String name(SystemName system) {
      return system == SystemName.MARKETING ? marketing : crm;
    }
  }

  /** Each field with the next and the last with the first; picklists tell too few apart. */
  static List<List<Compared>> neighbours(List<Compared> compare) {
    List<Compared> telling =
        compare.stream().filter(one -> one.as() != ComparedAs.PICKLIST).toList();
    int all = telling.size();
    return IntStream.range(0, all == 2 ? 1 : all)
        .mapToObj(i -> Stream.of(telling.get(i), telling.get((i + 1) % all)).distinct().toList())
        .toList();
  }
}
