package org.syncline.matching.likeness;

import java.util.Arrays;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.syncline.mapping.ComparedAs;

/** How alike two plain values are, from 0 to 1. */
@FunctionalInterface
interface Closeness {
  double of(ComparedAs as, String one, String other);

  /**
   * 1 where they are equal only: Jaro-Winkler for names, the share of characters that were not
   * edited for all the rest.
   */
  static Closeness measured() {
    JaroWinklerSimilarity names = new JaroWinklerSimilarity();
    return (as, one, other) ->
        switch (as) {
          case NAME -> names.apply(one, other);
          case STREET, TEXT, CODE, PHONE, DATE -> kept(one, other);
          case PICKLIST -> one.equals(other) ? 1 : 0;
        };
  }

  private static double kept(String one, String other) {
    int longest = Math.max(one.length(), other.length());
    return longest == 0 ? 1 : 1 - (double) slips(one, other) / longest;
  }

  /** Two characters that have changed places are one slip. */
  private static int slips(String one, String other) {
    int edits = LevenshteinDistance.getDefaultInstance().apply(one, other);
    return edits == 2 && Arrays.equals(sorted(one), sorted(other)) ? 1 : edits;
  }

  private static int[] sorted(String text) {
    return text.chars().sorted().toArray();
  }
}
