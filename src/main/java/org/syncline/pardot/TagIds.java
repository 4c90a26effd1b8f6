package org.syncline.pardot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteJson;

/**
 * The ids of tags by their names, which Pardot tells apart by more than upper and lower case. All
 * of them are read at once: for an unknown name no sooner than a read may show something new, for a
 * known one now and then, as people rename tags.
 */
final class TagIds {
  private static final String TAGS = "objects/tags";
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final PardotApi api;
  private final Duration readLag;
  private final Clock clock;
  private final Map<String, Made> made = new HashMap<>();
  private Map<String, String> ids = Map.of();
  private Instant readAt = Instant.EPOCH;

  /** A tag of ours, which a read may not show yet. */
  private record Made(String id, Instant at) {}

  TagIds(PardotApi api, Duration readLag, Clock clock) {
    this.api = api;
    this.readLag = readLag;
    this.clock = clock;
  }

  synchronized Optional<String> of(String name) {
    if (olderThan(ids.containsKey(key(name)) ? FRESH : readLag)) {
      read();
    }
    return Optional.ofNullable(ids.get(key(name)));
  }

  /** Forgets the ids where they could be out of date; tells whether that is so. */
  synchronized boolean forgotten() {
    boolean old = olderThan(readLag);
    if (old) {
      ids = Map.of();
    }
    return old;
  }

  /** Makes a tag, unless it was made meanwhile; the answer where Pardot refuses. */
  synchronized Optional<RemoteAnswer> make(String name) {
    if (ids.containsKey(key(name))) {
      return Optional.empty();
    }
    Instant before = readAt;
    // unless all goes well, the next look is at Pardot
    readAt = Instant.EPOCH;
    RemoteAnswer answer =
        api.json("POST", TAGS, Map.of("fields", "id"), RemoteJson.write(Map.of("name", name)));
    if (!answer.ok()) {
      return Optional.of(answer);
    }
    String id = answer.json().path("id").asText();
    if (!id.isEmpty()) {
      made.put(key(name), new Made(id, clock.instant()));
      ids = new HashMap<>(ids);
      ids.put(key(name), id);
      readAt = before;
    }
    return Optional.empty();
  }

  private boolean olderThan(Duration age) {
    return !clock.instant().isBefore(readAt.plus(age));
  }

  private void read() {
    Instant began = clock.instant();
    Map<String, String> read = new HashMap<>();
    api.all(TAGS, Map.of("fields", "id,name", "orderBy", "id ASC", "limit", "1000"))
        .forEach(row -> read.putIfAbsent(key(row.path("name").asText()), row.path("id").asText()));
    made.values().removeIf(tag -> tag.at().plus(readLag).isBefore(began));
    made.forEach((key, tag) -> read.putIfAbsent(key, tag.id()));
    ids = read;
    readAt = began;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
