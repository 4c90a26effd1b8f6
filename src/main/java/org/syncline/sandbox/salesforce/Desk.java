package org.syncline.sandbox.salesforce;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.syncline.sandbox.kernel.Written;

/** Writes records from inside the org: unlike a client it may set read-only and hidden fields. */
final class Desk {
  private final SalesforceStore store;
  private final Clock clock;
  private final Consumer<Written> log;

  Desk(SalesforceStore store, Clock clock, Consumer<Written> log) {
    this.store = store;
    this.clock = clock;
    this.log = log;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * The record that somebody has open.
   *
   * @throws IllegalArgumentException if there is none, or it is in the recycle bin
   */
  SRecord open(String object, String id) {
    SRecord record =
        known(object, id)
            .orElseThrow(() -> new IllegalArgumentException("no " + object + " " + id + " here"));
    if (record.deleted()) {
      throw new IllegalArgumentException(object + " " + id + " is deleted");
    }
    return record;
  }

  private Optional<SRecord> known(String object, String id) {
    return store.schema().type(object).flatMap(type -> store.find(type.name(), id));
  }

  String create(String object, Map<String, Object> fields, Saves.By by) {
    String id = store.insert(object, fields, by.user(), now());
    tell(object, id, "create", by, fields);
    return id;
  }

  void change(SRecord record, String action, Map<String, Object> fields, Saves.By by) {
    store.update(record.type().name(), record.id(), fields, by.user(), now());
    tell(record.type().name(), record.id(), action, by, fields);
  }

  void delete(SRecord record, String action, Saves.By by) {
    store.delete(record.type().name(), record.id(), by.user(), now());
    tell(record.type().name(), record.id(), action, by, Map.of());
  }

  void undelete(SRecord record, Saves.By by) {
    store.undelete(record.type().name(), record.id(), by.user(), now());
    tell(record.type().name(), record.id(), "undelete", by, Map.of());
  }

  private void tell(
      String object, String id, String action, Saves.By by, Map<String, Object> fields) {
    log.accept(
        new Written(
            clock.instant(), "crm", object, id, action, by.client(), List.copyOf(fields.keySet())));
  }
}
