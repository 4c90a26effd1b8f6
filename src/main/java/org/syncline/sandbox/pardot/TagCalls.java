package org.syncline.sandbox.pardot;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The actions {@code addTag} and {@code removeTag} of a prospect. */
final class TagCalls {
  private static final String TAG_ID = "tagId";
  private static final String SHOWN = "id,objectId,objectType,tagId,createdAt";

  private final Table prospects;
  private final Table tags;
  private final Table taggings;
  private final Taggings ledger;
  private final ObjectCalls objects;

  TagCalls(PardotStore store, Clock clock, ObjectCalls objects) {
    this.prospects = store.table("prospects");
    this.tags = store.table("tags");
    this.taggings = store.table("tagged-objects");
    this.ledger = new Taggings(store, clock);
    this.objects = objects;
  }

  void addTag(Call call) {
    Row prospect = prospect(call);
    Row tag = tag(call);
    if (ledger.find(prospect, tag).isPresent()) {
      throw invalid(tag.id() + " is on the record already");
    }
    Row added = ledger.add(prospect, tag, name(prospect), call.who());
    call.answer(200, objects.shown(call, taggings, added, SHOWN));
  }

  void removeTag(Call call) {
    Row prospect = prospect(call);
    Row tag = tag(call);
    Row tagging =
        ledger.find(prospect, tag).orElseThrow(() -> invalid(tag.id() + " is not on the record"));
    ledger.remove(tagging, tag, call.who());
    call.answerNothing();
  }

  private Row prospect(Call call) {
    Row row = prospects.current(call.id()).orElseThrow(PardotError::notFound);
    if (row.deleted()) {
      throw PardotError.inRecycleBin();
    }
    return row;
  }

  private Row tag(Call call) {
    Map<String, Object> body = call.body();
    body.keySet().stream()
        .filter(name -> !name.equals(TAG_ID))
        .findFirst()
        .ifPresent(
            name -> {
              throw PardotError.bad(208, "Unknown action argument: " + name);
            });
    if (body.get(TAG_ID) == null) {
      throw PardotError.bad(207, "Missing required action argument: " + TAG_ID);
    }
    if (!(body.get(TAG_ID) instanceof Integer id)) {
      throw invalid(String.valueOf(body.get(TAG_ID)));
    }
    return tags.current(id)
        .filter(row -> !row.deleted())
        .orElseThrow(() -> new PardotError(404, 192, "Object specified does not exist"));
  }

  private static PardotError invalid(String problem) {
    return PardotError.bad(206, "Invalid action argument value: " + TAG_ID + " " + problem);
  }

  private String name(Row prospect) {
    String name =
        Stream.of("firstName", "lastName")
            .map(field -> prospect.get(prospects.type().index(field)))
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? (String) prospect.get(prospects.type().index("email")) : name;
  }
}
