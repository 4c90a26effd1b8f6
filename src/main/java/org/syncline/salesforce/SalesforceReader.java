package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.record.SalesforceId;
import org.syncline.record.SystemName;
import org.syncline.remote.RemoteAnswer;

/** Reads objects of the org by SOQL, deleted records included. */
@ApplicationScoped
class SalesforceReader implements RecordReader {
  private static final Logger LOG = Logger.getLogger(SalesforceReader.class);
  private static final int IDS = 400;
  private static final int BAD_REQUEST = 400;

  /** A lead's owner is a user or a queue, and such a parent has no stamp to go by. */
  private static final String OWNER = "Owner";

  private final SalesforceApi api;
  private final VisibleFields visible;
  private final Clock clock;

  SalesforceReader(SalesforceApi api, Clock clock) {
    this.api = api;
    this.visible = new VisibleFields(api, clock);
    this.clock = clock;
  }

  @Override
  public SystemName system() {
    return SystemName.CRM;
  }

  @Override
  public List<PollSource> sources(String object, Set<String> fields) {
    Stream<PollSource> parents =
        fields.stream()
            .filter(field -> field.contains("."))
            .map(field -> field.substring(0, field.lastIndexOf('.')))
            .filter(parent -> !parent.equals(OWNER))
            .distinct()
            .map(parent -> PollSource.via(object, parent));
    return Stream.concat(Stream.of(PollSource.of(object)), parents).toList();
  }

  @Override
  public Page poll(PollSource source, Set<String> fields, PollCursor cursor) {
    return SalesforceReads.read(
        () -> {
          Instant began = clock.instant();
          Queried queried =
              query(
                  source.object(),
                  fields,
                  f -> Soql.changed(source.object(), source.via(), f, cursor));
          return page(source, cursor, queried, began);
        });
  }

  private Page page(PollSource source, PollCursor cursor, Queried queried, Instant began) {
    JsonNode body = queried.answer().json();
    JsonNode records = body.path("records");
    List<Change> changes = changes(source.object(), queried, records, began);
    boolean last = records.size() < Soql.PAGE && body.path("done").asBoolean();
    PollCursor next = cursor;
    if (!records.isEmpty()) {
      JsonNode end = records.get(records.size() - 1);
      String stamp = source.via().map(parent -> parent + "." + Soql.STAMP).orElse(Soql.STAMP);
      Instant reached = SalesforceRecord.instant(SalesforceRecord.at(end, stamp));
      next =
          last
              ? PollCursor.from(reached)
              : new PollCursor(reached, Optional.of(end.path("Id").asText()));
    }
    Instant remoteNow = queried.answer().remoteNow().orElse(began);
    return new Page(
        changes, last ? PollCursor.from(next.stamp()) : next, last, remoteNow, queried.hidden());
  }

  private List<Change> changes(String object, Queried queried, JsonNode records, Instant began) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode row : records) {
      changes.add(SalesforceRecord.change(object, row, queried.fields(), api.userId(), began));
    }
    return changes;
  }

  /** An answer, and with which fields it was had. */
  private record Queried(RemoteAnswer answer, Set<String> fields, Set<String> hidden) {}

  private interface Query {
    String of(Set<String> fields);
  }

  private Queried query(String object, Set<String> asked, Query query) {
    Set<String> hidden = new HashSet<>(visible.knownHidden(object));
    hidden.retainAll(asked);
    Set<String> fields = without(asked, hidden);
    RemoteAnswer answer = api.queryAll(query.of(fields));
    if (answer.status() == BAD_REQUEST && answer.body().contains("INVALID_FIELD")) {
      hidden.addAll(visible.findHidden(object, asked));
      LOG.warnf("%s hides %s from us; it is read without", object, hidden);
      fields = without(asked, hidden);
      answer = api.queryAll(query.of(fields));
    }
    if (!answer.ok()) {
      throw SalesforceReads.failed("a query of " + object, answer);
    }
    return new Queried(answer, fields, hidden);
  }

  private static Set<String> without(Set<String> asked, Set<String> hidden) {
    Set<String> fields = new TreeSet<>(asked);
    fields.removeAll(hidden);
    return fields;
  }

  @Override
  public List<Change> read(String object, Set<String> fields, Collection<String> ids) {
    List<String> all = List.copyOf(ids);
    List<Change> read = new ArrayList<>();
    for (int from = 0; from < all.size(); from += IDS) {
      List<String> some = all.subList(from, Math.min(all.size(), from + IDS));
      read.addAll(SalesforceReads.read(() -> readSome(object, fields, some)));
    }
    return read;
  }

  private List<Change> readSome(String object, Set<String> fields, List<String> ids) {
    Instant began = clock.instant();
    Queried queried = query(object, fields, f -> Soql.byId(object, f, ids));
    List<Change> read =
        new ArrayList<>(changes(object, queried, queried.answer().json().path("records"), began));
    Set<String> found = new HashSet<>();
    read.forEach(change -> found.add(change.record().id()));
    Instant gone = queried.answer().remoteNow().orElse(began);
    ids.stream()
        .filter(id -> !found.contains(SalesforceId.to18(id)))
        .forEach(id -> read.add(SalesforceRecord.gone(object, id, gone, began)));
    return read;
  }
}
