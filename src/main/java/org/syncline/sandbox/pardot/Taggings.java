package org.syncline.sandbox.pardot;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which prospect has which tag, and how many records each tag is on. */
final class Taggings {
  private static final String OBJECT = "tagged-objects";
  private static final String OBJECT_ID = "objectId";
  private static final String TAG_ID = "tagId";

  private final PardotStore store;
  private final Table taggings;
  private final Table tags;
  private final ObjectType type;
  private final Clock clock;

  Taggings(PardotStore store, Clock clock) {
    this.store = store;
    this.taggings = store.table(OBJECT);
    this.tags = store.table("tags");
    this.type = taggings.type();
    this.clock = clock;
  }

  Optional<Row> find(Row prospect, Row tag) {
    return taggings.find(OBJECT_ID, "" + prospect.id()).stream()
        .filter(row -> !row.deleted() && Objects.equals(row.get(type.index(TAG_ID)), tag.id()))
        .findFirst();
  }

  Row add(Row prospect, Row tag, String name, String who) {
    Map<Integer, Object> values = new HashMap<>();
    values.put(type.index(OBJECT_ID), prospect.id());
    values.put(type.index("objectType"), "prospect");
    values.put(type.index("objectName"), name);
    values.put(type.index(TAG_ID), tag.id());
    Row added = store.add(taggings, values, clock.instant(), who, List.of(OBJECT_ID, TAG_ID));
    count(tag, 1, who);
    return added;
  }

  void remove(Row tagging, Row tag, String who) {
    store.delete(OBJECT, tagging.id(), who);
    count(tag, -1, who);
  }

  /** A tag that is gone is on nothing. */
  void removeAll(Row tag, String who) {
    Filter ofTag = new Filter(type.field(TAG_ID), Filter.Operator.EQUAL, tag.id());
    Query all =
        new Query(
            RowOrder.byId(type), List.of(ofTag), Query.Deleted.FALSE, null, Integer.MAX_VALUE);
    taggings.query(all).forEach(row -> store.delete(OBJECT, row.id(), who));
  }

  private void count(Row tag, int more, String who) {
    int field = tags.type().index("objectCount");
    int before = tag.get(field) == null ? 0 : (Integer) tag.get(field);
    store.change(tags, tag, Map.of(field, before + more), "update", who, List.of("objectCount"));
  }
}
