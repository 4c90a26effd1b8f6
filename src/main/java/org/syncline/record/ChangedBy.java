package org.syncline.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Who made a change, as far as the system tells. */
public enum ChangedBy {
  USER,
  AUTOMATION,
  SYNCLINE,
  UNKNOWN;

  @JsonCreator
  public static ChangedBy of(String word) {
    return Arrays.stream(values())
        .filter(by -> by.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown changedBy '"
                        + word
                        + "', allowed: user, automation, syncline, unknown"));
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
