package org.syncline.sandbox.pardot;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.syncline.sandbox.pardot.ObjectType.Verb;

/** Query, read, create, update and delete, for every object that allows it. */
final class ObjectCalls {
  private final PardotStore store;
  private final PardotSandbox.Settings settings;
  private final Paging paging;
  private final ProspectWrites prospects;
  private final OtherWrites others;
  private final Taggings taggings;

  ObjectCalls(
      PardotStore store, PardotSandbox.Settings settings, Clock clock, ProspectWrites prospects) {
    this.store = store;
    this.settings = settings;
    this.paging = new Paging(store, settings, clock);
    this.prospects = prospects;
    this.others = new OtherWrites(store, clock);
    this.taggings = new Taggings(store, clock);
  }

  void query(Call call) {
    paging.answer(call, table(call));
  }

  void read(Call call) {
    Table table = table(call);
    if (call.parameter("fields") == null) {
      throw PardotError.missing("fields");
    }
    Row row = table.read(call.id()).orElseThrow(PardotError::notFound);
    if (row.deleted() && !List.of("all", "true").contains("" + call.parameter("deleted"))) {
      throw PardotError.inRecycleBin();
    }
    JsonObject shown = shown(call, table, row, call.parameter("fields"));
    if (call.hasSeen(row.updatedAt())) {
      call.answerNotModified();
    } else {
      call.answer(200, shown);
    }
  }

  void create(Call call) {
    Table table = table(call, Verb.CREATE);
    Row row = create(table, call.body(), call.who());
    call.header("Location", call.here() + "/" + row.id());
    String fields = call.parameter("fields");
    call.answer(201, shown(call, table, row, fields == null ? "id" : fields));
  }

  private Row create(Table table, Map<String, Object> body, String who) {
    if (isProspects(table)) {
      return prospects.create(body, who);
    }
    return others.create(table, body, who);
  }

  void update(Call call) {
    Table table = table(call, Verb.UPDATE);
    Row row = table.current(call.id()).orElseThrow(PardotError::notFound);
    Row next = update(table, row, call.body(), call.who());
    answerChanged(call, table, next, call.parameter("fields"));
  }

  private Row update(Table table, Row row, Map<String, Object> body, String who) {
    if (isProspects(table)) {
      return prospects.update(row, body, who);
    }
    return others.update(table, row, body, who);
  }

  void delete(Call call) {
    Table table = table(call, Verb.DELETE);
    Row row = table.current(call.id()).orElseThrow(PardotError::notFound);
    if (row.deleted()) {
      throw PardotError.inRecycleBin();
    }
    store.delete(table.type().name(), row.id(), call.who());
    if (table.type().name().equals("tags")) {
      taggings.removeAll(row, call.who());
    }
    call.answerNothing();
  }

  /** Answers a change: with the fields that were asked for, or with nothing. */
  void answerChanged(Call call, Table table, Row row, String fields) {
    if (fields == null || fields.isBlank()) {
      call.answerNothing();
    } else {
      call.answer(200, shown(call, table, row, fields));
    }
  }

  JsonObject shown(Call call, Table table, Row row, String fields) {
    return FieldSelection.parse(table.type(), fields, o -> store.table(o).type())
        .show(row, store::table, settings.offset());
  }

  private static boolean isProspects(Table table) {
    return table.type().name().equals("prospects");
  }

  private Table table(Call call) {
    String object = call.path("object");
    if (!store.has(object)) {
      throw new PardotError(404, 198, "Endpoint not found: " + object);
    }
    return store.table(object);
  }

  private Table table(Call call, Verb verb) {
    Table table = table(call);
    if (!table.type().allows(verb)) {
      throw new PardotError(
          405,
          2,
          "Invalid action: no %s of %s"
              .formatted(verb.name().toLowerCase(Locale.ROOT), table.type().name()));
    }
    return table;
  }
}
