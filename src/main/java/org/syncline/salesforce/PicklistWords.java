package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that a described picklist takes. */
record PicklistWords(JsonNode field) {
  private static final int SHOWN = 20;

  Set<String> active() {
    Set<String> words = new LinkedHashSet<>();
    field
        .path("picklistValues")
        .forEach(
            word -> {
              if (word.path("active").asBoolean(true)) {
                words.add(word.path("value").asText());
              }
            });
    return words;
  }

  /** For a message: the first ones, where there are many. */
  @Override
  public String toString() {
    Set<String> words = active();
    String first = words.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return words.size() > SHOWN ? first + " and %d more".formatted(words.size() - SHOWN) : first;
  }
}
