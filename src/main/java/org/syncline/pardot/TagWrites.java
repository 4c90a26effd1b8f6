package org.syncline.pardot;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.syncline.intake.RemoteReadException;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.RemoteJson;

/**
 * Puts tags on records and takes them off. Pardot refuses to do either twice, and publishes no code
 * for it, so a refusal is looked into: what is so already is done.
 */
final class TagWrites {
  private static final Logger LOG = Logger.getLogger(TagWrites.class);

  private final PardotApi api;
  private final TagIds ids;
  private final Duration readLag;

  TagWrites(PardotApi api, Duration readLag, Clock clock) {
    this.api = api;
    this.ids = new TagIds(api, readLag, clock);
    this.readLag = readLag;
  }

  /** A tag that was deleted or merged since its id was learned is looked for once more. */
  Delivery write(Write write) {
    try {
      Delivery told = attempt(write);
      return told instanceof Delivery.Rejected && ids.forgotten() ? attempt(write) : told;
    } catch (RemoteReadException e) {
      // only looks are told so: nothing was sent yet
      return new Delivery.RetryLater(e.getMessage(), e.retryAfter());
    }
  }

  private Delivery attempt(Write write) {
    String name = write.fields().getOrDefault(Write.TAG_NAME, FieldValue.BLANK).text();
    Optional<String> tag = PardotReads.read(() -> ids.of(name));
    if (tag.isPresent()) {
      return act(write, tag.get());
    }
    return write.kind() == Write.Kind.TAG ? actOnNew(write, name) : done(write);
  }

  private Delivery actOnNew(Write write, String name) {
    Optional<Delivery> problem = make(write, name);
    return problem.isPresent()
        ? problem.get()
        : PardotReads.read(() -> ids.of(name))
            .map(tag -> act(write, tag))
            .orElseGet(() -> unsure("its id was not told"));
  }

  /** Makes the tag; where that fails, nothing was done to the record. */
  private Optional<Delivery> make(Write write, String name) {
    try {
      return ids.make(name).map(answer -> refused(write, answer));
    } catch (RemoteCallException e) {
      return Optional.of(
          e.maybeDone()
              ? unsure(e.getMessage())
              : new Delivery.RetryLater(e.getMessage(), e.retryAfter()));
    }
  }

  private Delivery refused(Write write, RemoteAnswer answer) {
    Delivery told = SingleWrites.delivery(write, answer);
    return told instanceof Delivery.Unknown unknown ? unsure(unknown.reason()) : told;
  }

  /** A tag that may have been made is seen only after a while; a second one must not be made. */
  private Delivery unsure(String reason) {
    return new Delivery.RetryLater("a new tag: " + reason, Optional.of(readLag));
  }

  private Delivery act(Write write, String tag) {
    String action = write.kind() == Write.Kind.TAG ? "addTag" : "removeTag";
    RemoteAnswer answer =
        api.json(
            "POST",
            PardotApi.path(write.object()) + "/" + record(write) + "/do/" + action,
            Map.of(),
            RemoteJson.write(Map.of("tagId", Long.valueOf(tag))));
    Delivery told = SingleWrites.delivery(write, answer);
    return told instanceof Delivery.Rejected && soAlready(write, tag) ? done(write) : told;
  }

  /** A question that finds no answer leaves the refusal as it is. */
  private boolean soAlready(Write write, String tag) {
    Map<String, String> parameters =
        Map.of("fields", "id,objectType", "tagId", tag, "objectId", record(write));
    try {
      return api.all("objects/tagged-objects", parameters).stream()
              .anyMatch(row -> row.path("objectType").asText().equalsIgnoreCase(write.object()))
          == (write.kind() == Write.Kind.TAG);
    } catch (RemoteReadException | RemoteCallException e) {
      LOG.warnf("Whether %s has tag %s was not told: %s", record(write), tag, e.getMessage());
      return false;
    }
  }

  private static String record(Write write) {
    return write.recordId().orElseThrow();
  }

  private static Delivery done(Write write) {
    return new Delivery.Delivered(record(write), Optional.empty(), Map.of());
  }
}
