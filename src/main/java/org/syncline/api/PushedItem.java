package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.syncline.record.Keepable;

/** What pushed items of all kinds have: allowed keys, a time, a key of the sender's own. */
final class PushedItem {
  private static final int LONGEST_KEY = 200;

  /** A stamp in the future would make us ignore what really comes later. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final JsonNode item;
  private final BiConsumer<String, String> wrong;

  /**
   * @param wrong takes the field and the reason of each mistake
   */
  PushedItem(JsonNode item, BiConsumer<String, String> wrong) {
    this.item = item;
    this.wrong = wrong;
  }

  void onlyKeys(Set<String> allowed) {
    JsonBody.unknown(item, allowed)
        .forEach(key -> wrong.accept(key, "unknown key, allowed: " + new TreeSet<>(allowed)));
  }

  /** The time, or null after having told what is wrong with it. */
  Instant time(String name, Instant now) {
    Instant at = JsonBody.instant(item.path(name));
    if (at == null) {
      wrong.accept(name, "must be a time such as 2026-11-23T10:00:00Z, not " + item.path(name));
    } else if (at.isAfter(now.plus(AHEAD))) {
      wrong.accept(name, at + " is in the future; it is now " + now);
    }
    return at;
  }

  Optional<String> key() {
    JsonNode node = item.path("key");
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual()
        || node.textValue().isBlank()
        || node.textValue().indexOf('\0') >= 0
        || node.textValue().length() > LONGEST_KEY) {
      wrong.accept("key", "must be a text of 1 to " + LONGEST_KEY + " characters");
    }
    Keepable.problem(node.asText()).ifPresent(why -> wrong.accept("key", why));
    return Optional.of(node.asText());
  }
}
