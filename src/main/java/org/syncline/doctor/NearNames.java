package org.syncline.doctor;

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

  /**
   * How many letters to put in, take away or change; whether it is a custom field counts little.
   */
  private static int mistakes(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(changed, Math.min(last[j], next[j - 1]) + 1);
      }
      last = next;
    }
    return last[b.length()];
  }

  private static String plain(String name) {
    return name.replaceAll("__c$", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
