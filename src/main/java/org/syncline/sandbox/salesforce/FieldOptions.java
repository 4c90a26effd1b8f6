package org.syncline.sandbox.salesforce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads fields: from the file of the standard objects, and from a setting of a line. */
final class FieldOptions {
  private static final String EXTERNAL_ID = "externalId";
  private static final String VALUES = "values=";
  private static final List<String> FLAGS = List.of(EXTERNAL_ID, "required", "readOnly");

  /** The types, and how many characters a custom field of them takes. */
  private static final Map<String, Integer> LENGTHS =
      Map.ofEntries(
          Map.entry("string", 255),
          Map.entry("textarea", 32_768),
          Map.entry("picklist", 255),
          Map.entry("multipicklist", 4099),
          Map.entry("email", 80),
          Map.entry("phone", 40),
          Map.entry("url", 255),
          Map.entry("boolean", 0),
          Map.entry("int", 0),
          Map.entry("double", 0),
          Map.entry("currency", 0),
          Map.entry("percent", 0),
          Map.entry("date", 0),
          Map.entry("datetime", 0));

  private FieldOptions() {}

  /**
   * A custom field by a setting.
   *
   * @param setting its type, and behind it in any order: {@code externalId} where records are found
   *     by it, {@code required}, {@code readOnly}, how many characters it takes, and {@code
   *     values=Hot,Cold} of a restricted picklist
   * @throws IllegalArgumentException if there is no such type or option
   */
  static SField custom(String object, String name, String setting) {
    String[] words = setting.strip().split("\\s+");
    if (!LENGTHS.containsKey(words[0])) {
      throw wrong(object, name, words[0], "none of " + LENGTHS.keySet().stream().sorted().toList());
    }
    if (!name.endsWith("__c")) {
      throw new IllegalArgumentException(
          object + "." + name + ": the name of a custom field ends with __c");
    }
    Map<String, Object> options = new HashMap<>();
    options.put("type", words[0]);
    options.put("length", LENGTHS.get(words[0]));
    for (String word : List.of(words).subList(1, words.length)) {
      if (FLAGS.contains(word)) {
        options.put(word, true);
      } else if (word.matches("[1-9]\\d{0,5}")) {
        options.put("length", Integer.valueOf(word));
      } else if (word.startsWith(VALUES)) {
        options.put("values", List.of(word.substring(VALUES.length()).split(",")));
      } else {
        throw wrong(object, name, word, "none of " + FLAGS + ", a length, or values=Hot,Cold");
      }
    }
    return of(name, options);
  }

  private static IllegalArgumentException wrong(
      String object, String name, String word, String allowed) {
    return new IllegalArgumentException("%s.%s: '%s' is %s".formatted(object, name, word, allowed));
  }

  @SuppressWarnings("unchecked")
  static SField of(String name, Map<String, Object> options) {
    Object to = options.getOrDefault("to", List.of());
    return new SField(
        name,
        (String) options.get("type"),
        (int) options.getOrDefault("length", 0),
        (boolean) options.getOrDefault("required", false),
        (boolean) options.getOrDefault("readOnly", false),
        (boolean) options.getOrDefault("createOnly", false),
        (boolean) options.getOrDefault(EXTERNAL_ID, false),
        (List<String>) options.getOrDefault("values", List.of()),
        to instanceof String one ? List.of(one) : (List<String>) to,
        (String) options.get("relationship"),
        (String) options.get("children"),
        (boolean) options.getOrDefault("cascade", false),
        options.get("default"));
  }
}
