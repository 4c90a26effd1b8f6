package org.syncline.vendor;

import java.util.Locale;

/** Texts by their letters and digits only: people write "Sync behavior" and "SYNC_BEHAVIOR". */
final class Letters {
  private Letters() {}

  static String of(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  static boolean same(String one, String other) {
    return of(one).equals(of(other));
  }
}
