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
import java.util.stream.IntStream;
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
            .flatMap(SalesforceReader::parents)
            .filter(parent -> !parent.equals(OWNER))
            .distinct()
            .map(parent -> PollSource.via(object, parent));
    return Stream.concat(Stream.of(PollSource.of(object)), parents).toList();
  }

  /** All on the way: a parent that gets another parent of its own has changed, too. */
  private static Stream<String> parents(String field) {
    return IntStream.range(0, field.length())
        .filter(at -> field.charAt(at) == '.')
        .mapToObj(at -> field.substring(0, at));
  }

  @Override
  public Page poll(PollSource source, Set<String> fields, PollCursor cursor) {
    return SalesforceReads.read(
        () -> {
          Instant began = clock.instant();
          String stamp = Soql.stamp(source.via());
          Queried queried =
              query(
                  source.object(),
                  fields,
                  Set.of(stamp),
                  f -> Soql.changed(source.object(), source.via(), f, cursor));
          return queried.answer().isPresent()
              ? page(source, cursor, queried, queried.answer().get(), began)
              : new Page(List.of(), PollCursor.from(cursor.stamp()), true, began, queried.hidden());
        });
  }

  private Page page(
      PollSource source, PollCursor cursor, Queried queried, RemoteAnswer answer, Instant began) {
    JsonNode records = SalesforceReads.records(answer);
    List<Change> changes = changes(source.object(), queried, records, began);
    boolean done = answer.json().path("done").asBoolean();
    boolean last = records.isEmpty() || records.size() < Soql.PAGE && done;
    PollCursor next = cursor;
    if (!records.isEmpty()) {
      JsonNode end = records.get(records.size() - 1);
      Instant reached =
          SalesforceRecord.instant(SalesforceRecord.at(end, Soql.stamp(source.via())));
      next = new PollCursor(reached, Optional.of(end.path("Id").asText()));
    }
    Instant remoteNow = answer.remoteNow().orElse(began);
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

  /**
   * An answer, and with which fields it was had.
   *
   * @param answer empty where the query could not do without what is hidden
   */
  private record Queried(Optional<RemoteAnswer> answer, Set<String> fields, Set<String> hidden) {}

  private interface Query {
    String of(Set<String> fields);
  }

  /**
   * @param needed fields that the query itself stands on
   */
  private Queried query(String object, Set<String> mapped, Set<String> needed, Query query) {
    Set<String> asked = new HashSet<>(mapped);
    asked.addAll(needed);
    Queried first = attempt(object, mapped, needed, visible.knownHidden(object), query);
    if (first.answer().filter(SalesforceReader::namesNoField).isEmpty()) {
      return checked(object, first);
    }
    Set<String> hidden = visible.findHidden(object, asked);
    LOG.warnf("%s hides %s from us; it is read without", object, hidden);
    return checked(object, attempt(object, mapped, needed, hidden, query));
  }

  private static boolean namesNoField(RemoteAnswer answer) {
    return answer.status() == BAD_REQUEST && answer.body().contains("INVALID_FIELD");
  }

  private Queried attempt(
      String object, Set<String> mapped, Set<String> needed, Set<String> hidden, Query query) {
    Set<String> fields = new TreeSet<>(mapped);
    fields.removeAll(hidden);
    Set<String> without = new TreeSet<>(mapped);
    without.retainAll(hidden);
    return new Queried(
        needed.stream().anyMatch(hidden::contains)
            ? Optional.empty()
            : Optional.of(api.queryAll(query.of(fields))),
        fields,
        without);
  }

  private static Queried checked(String object, Queried queried) {
    queried
        .answer()
        .filter(answer -> !answer.ok())
        .ifPresent(
            answer -> {
              throw SalesforceReads.failed("a query of " + object, answer);
            });
    return queried;
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
    Queried queried = query(object, fields, Set.of(), f -> Soql.byId(object, f, ids));
    RemoteAnswer answer = queried.answer().orElseThrow();
    List<Change> read =
        new ArrayList<>(changes(object, queried, SalesforceReads.records(answer), began));
    Set<String> found = new HashSet<>();
    read.forEach(change -> found.add(change.record().id()));
    Instant gone = answer.remoteNow().orElse(began);
    ids.stream()
        .filter(id -> !found.contains(SalesforceId.to18(id)))
        .forEach(id -> read.add(SalesforceRecord.gone(object, id, gone, began)));
    return read;
  }
}
