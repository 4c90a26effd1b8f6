package org.syncline.record;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant. */
public final class NearNames {
  private static final int SHOWN = 3;
  private static final int LETTERS_PER_MISTAKE = 3;

  private NearNames() {}

  /** A sentence that suggests them, the nearest first; empty where nothing is near. */
  public static String suggestion(String name, Collection<String> known) {
    List<String> near = of(name, known);
    return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
  }

  static List<String> of(String name, Collection<String> known) {
    int most = Math.max(1, name.length() / LETTERS_PER_MISTAKE);
    return known.stream()
        .filter(other -> mistakes(name, other) <= most)
        .sorted(
            Comparator.<String>comparingInt(other -> mistakes(name, other))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SHOWN)
        .toList();
  }

  /** How many letters to put in, take away, change, or swap with the next. */
  private static int mistakes(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : step(least, a, b, i, j);
      }
    }
    return least[a.length()][b.length()];
  }

  private static int step(int[][] least, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best =
        Math.min(
            least[i - 1][j - 1] + (same ? 0 : 1), Math.min(least[i - 1][j], least[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
  }

  /** A custom field goes by its name without the ending. */
  private static String plain(String name) {
    return name.replaceAll("__c$", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
