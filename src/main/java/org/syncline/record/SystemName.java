package org.syncline.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** One of the two systems that are kept in step. */
public enum SystemName {
  MARKETING("marketing"),
  CRM("crm");

  private final String word;

  SystemName(String word) {
    this.word = word;
  }

  @JsonCreator
  public static SystemName of(String word) {
    return find(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown system '" + word + "', allowed: marketing, crm"));
  }

  public static Optional<SystemName> find(String word) {
    return Arrays.stream(values()).filter(system -> system.word.equals(word)).findFirst();
  }

  public SystemName other() {
    return this == MARKETING ? CRM : MARKETING;
  }

  @JsonValue
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
