package org.syncline.sandbox.salesforce;

import java.util.List;
import java.util.Map;

/** Reads fields: from the file of the standard objects, and from a setting of a line. */
final class FieldOptions {
  private static final String EXTERNAL_ID = "externalId";

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
   * @param setting its type, with {@code externalId} behind it where records are found by it
   * @throws IllegalArgumentException if there is no such type
   */
  static SField custom(String object, String name, String setting) {
    String[] words = setting.strip().split("\\s+");
    boolean external = words.length == 2 && words[1].equals(EXTERNAL_ID);
    if (!LENGTHS.containsKey(words[0]) || words.length > 1 && !external) {
      throw new IllegalArgumentException(
          "%s.%s: '%s' is none of %s, each with %s behind it or not"
              .formatted(
                  object, name, setting, LENGTHS.keySet().stream().sorted().toList(), EXTERNAL_ID));
    }
    if (!name.endsWith("__c")) {
      throw new IllegalArgumentException(
          object + "." + name + ": the name of a custom field ends with __c");
    }
    return of(
        name, Map.of("type", words[0], "length", LENGTHS.get(words[0]), EXTERNAL_ID, external));
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
        (boolean) options.getOrDefault(EXTERNAL_ID, false),
        (List<String>) options.getOrDefault("values", List.of()),
        to instanceof String one ? List.of(one) : (List<String>) to,
        (String) options.get("relationship"),
        (String) options.get("children"),
        options.get("default"));
  }
}
