package org.syncline.vendor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.syncline.mapping.Behavior;

/** The sync behaviours of the vendor's connector, by the words of its pages over the years. */
enum VendorBehavior {
  MARKETING(
      Behavior.USE_MARKETING,
      "Use Account Engagement's value",
      "Use Pardot's value",
      "Use Marketing Cloud Account Engagement's value"),
  CRM(Behavior.USE_CRM, "Use Salesforce's value", "Use salesforce.com's value"),
  RECENT_RECORD(Behavior.MOST_RECENT, "Use the most recently updated record"),
  RECENT_FIELD(
      Behavior.MOST_RECENT,
      "Use the most recently updated field",
      "Use the most recently updated value"),
  NONE(Behavior.DO_NOT_SYNC, "Do not sync", "Don't sync", "Not synced");

  /** The words that are often left out, and the marks of a possessive. */
  private static final Pattern FILLING = Pattern.compile("\\b(use|the)\\b|['\u2019](s\\b)?");

  private static final Pattern VALUE = Pattern.compile("\\bvalue$");

  private final Behavior behavior;
  private final List<String> words;

  VendorBehavior(Behavior behavior, String... words) {
    this.behavior = behavior;
    this.words = List.of(words);
  }

  Behavior behavior() {
    return behavior;
  }

  static Optional<VendorBehavior> of(String text) {
    return Arrays.stream(values()).filter(one -> one.says(text)).findFirst();
  }

  private boolean says(String text) {
    return words.stream().anyMatch(word -> plain(word).equals(plain(text)));
  }

  /** "Pardot value" is as good as "Use Pardot's value", but "recently updated" needs its noun. */
  private static String plain(String text) {
    String filled = FILLING.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("");
    return Letters.of(
        filled.contains("recent") ? filled : VALUE.matcher(filled.strip()).replaceAll(""));
  }

  /** For a message. */
  static String allowed() {
    return Arrays.stream(values())
        .flatMap(one -> one.words.stream())
        .collect(Collectors.joining("', '", "'", "'"));
  }
}
