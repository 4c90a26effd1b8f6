package org.syncline.mapping;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places for parameters in a text: {@code {email}}. */
public final class Places {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_]\\w*)}");

  private Places() {}

  /** The names in a text, in their order. */
  public static Set<String> in(String text) {
    Set<String> names = new LinkedHashSet<>();
    PLACE.matcher(text).results().forEach(place -> names.add(place.group(1)));
    return names;
  }

  /** The name of the one place that is the whole text. */
  static Optional<String> whole(String text) {
    Matcher place = PLACE.matcher(text);
    return place.matches() ? Optional.of(place.group(1)) : Optional.empty();
  }

  /** The text with a value in each place; a value is never looked into for places. */
  public static String filled(String text, UnaryOperator<String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(values.apply(place.group(1))));
  }
}
