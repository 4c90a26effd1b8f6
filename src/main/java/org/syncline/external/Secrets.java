package org.syncline.external;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts secrets in the place of their names, and out of what is shown. */
final class Secrets {
  private static final String KEY = "syncline.external.secrets.";
  private static final Pattern NAMED = Pattern.compile("\\$\\{secret:([A-Za-z0-9_-]+)}");
  private static final int SHORTEST_HIDDEN = 4;

  private final Function<String, Optional<String>> settings;
  private final List<String> used = new ArrayList<>();

  /**
   * @param settings the value of a setting, by its key
   */
  Secrets(Function<String, Optional<String>> settings) {
    this.settings = settings;
  }

  /**
   * The headers with their secrets.
   *
   * @throws RefusedCall if one is not set, or none that a header can carry
   */
  Map<String, String> in(Map<String, String> headers) {
    Map<String, String> filled = new LinkedHashMap<>();
    headers.forEach((name, value) -> filled.put(name, filled(value)));
    return filled;
  }

  private String filled(String value) {
    return NAMED.matcher(value).replaceAll(name -> Matcher.quoteReplacement(secret(name)));
  }

  private String secret(MatchResult name) {
    String key = KEY + name.group(1);
    String secret =
        settings
            .apply(key)
            .map(String::strip)
            .orElseThrow(() -> new RefusedCall("SECRET_NOT_SET", key + " is not set"));
    if (!secret.chars().allMatch(one -> one >= ' ' && one <= '~')) {
      throw new RefusedCall("SECRET_NOT_SET", key + " is not one line of plain letters");
    }
    used.add(secret);
    return secret;
  }

  /** A text of somebody else, who may repeat what we sent. */
  String hidden(String text) {
    String hidden = text;
    for (String secret : used) {
      hidden = secret.length() < SHORTEST_HIDDEN ? hidden : hidden.replace(secret, "...");
    }
    return hidden;
  }
}
