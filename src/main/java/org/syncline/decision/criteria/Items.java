package org.syncline.decision.criteria;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of a criterion, parted by semicolons; one that has a semicolon stands in quotes. */
final class Items {
  private static final Pattern ITEM = Pattern.compile("\"([^\"]*)\"|[^;]+");

  private Items() {}

  static Set<String> of(String words) {
    return ITEM.matcher(words)
        .results()
        .map(found -> found.group(1) == null ? found.group().strip() : found.group(1))
        .filter(item -> !item.isEmpty())
        .collect(Collectors.toSet());
  }
}
