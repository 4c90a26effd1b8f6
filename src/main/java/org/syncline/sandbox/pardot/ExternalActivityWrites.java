package org.syncline.sandbox.pardot;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Takes activities from outside: of an extension and of its types, as an admin declares them in
 * Salesforce. This business unit has one extension.
 */
final class ExternalActivityWrites {
  static final String OBJECT = "external-activities";
  private static final Map<String, Set<String>> EXTENSIONS =
      Map.of("Webinars", Set.of("Attended", "Registered"));

  /** Source: the guide of API v5. */
  private static final int LONGEST_VALUE = 100;

  private final PardotStore store;
  private final Clock clock;

  ExternalActivityWrites(PardotStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Refuses what the input of a new one must not say; gives what it does not. */
  Map<Integer, Object> checked(ObjectType type, Map<Integer, Object> input) {
    String extension = text(type, input, "extension");
    String kind = text(type, input, "type");
    if (!EXTENSIONS.containsKey(extension)) {
      throw invalid("extension", extension);
    }
    if (!EXTENSIONS.get(extension).contains(kind)) {
      throw invalid("type", kind);
    }
    if (text(type, input, "value").length() > LONGEST_VALUE) {
      throw PardotError.bad(
          154,
          "Invalid property in request: value has more than %d characters"
              .formatted(LONGEST_VALUE));
    }
    checkEmail(text(type, input, "email"));
    Map<Integer, Object> values = new HashMap<>(input);
    values.putIfAbsent(type.index("activityDate"), clock.instant().getEpochSecond());
    return values;
  }

  private void checkEmail(String email) {
    boolean known =
        store.table("prospects").find("email", email).stream().anyMatch(row -> !row.deleted());
    if (!known) {
      throw PardotError.bad(4, "Invalid prospect email address: " + email);
    }
  }

  private static PardotError invalid(String field, String value) {
    return PardotError.bad(
        154, "Invalid property in request: there is no active %s '%s'".formatted(field, value));
  }

  private static String text(ObjectType type, Map<Integer, Object> input, String field) {
    Object value = input.get(type.index(field));
    return value == null ? "" : value.toString();
  }
}
