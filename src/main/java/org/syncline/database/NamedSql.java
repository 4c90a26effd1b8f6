package org.syncline.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement whose {@code :names} have become places, which is what JDBC takes. Statements are
 * texts of ours, so that each is taken apart once.
 *
 * @param names in the order of their places; one that is used twice stands twice
 */
record NamedSql(String text, List<String> names) {
  private static final Map<String, NamedSql> KNOWN = new ConcurrentHashMap<>();

  /** What is quoted stays as it is; two colons are a cast. */
  private static final Pattern NAME =
      Pattern.compile("'[^']*'|\"[^\"]*\"|::|:(?<name>[A-Za-z]\\w*)");

  static NamedSql of(String sql) {
    return KNOWN.computeIfAbsent(sql, NamedSql::taken);
  }

  /**
   * @throws IllegalArgumentException if a name has no value, or a value no name: either is a
   *     mistake of ours, and would do something else than was meant
   */
  void check(Set<String> given) {
    if (!given.equals(Set.copyOf(names))) {
      throw new IllegalArgumentException(
          "takes " + Set.copyOf(names) + " and was given " + given + ": " + text);
    }
  }

  private static NamedSql taken(String sql) {
    List<String> names = new ArrayList<>();
    String text = NAME.matcher(sql).replaceAll(found -> place((Matcher) found, names));
    return new NamedSql(text, List.copyOf(names));
  }

  private static String place(Matcher found, List<String> names) {
    String name = found.group("name");
    if (name == null) {
      return Matcher.quoteReplacement(found.group());
    }
    names.add(name);
    return "?";
  }
}
