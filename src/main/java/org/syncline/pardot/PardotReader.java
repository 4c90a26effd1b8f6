package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.record.ChangedBy;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.remote.RemoteAnswer;

/** Reads objects by their time of change, those in the recycle bin included. */
@ApplicationScoped
class PardotReader implements RecordReader {
  private static final Logger LOG = Logger.getLogger(PardotReader.class);

  private static final String LIMIT = "1000";
  private static final String SEQUENCE_ENDED = "203";

  private final PardotApi api;
  private final HiddenFields hiddenFields;
  private final IdRanges ranges;
  private final Clock clock;

  PardotReader(PardotApi api, Clock clock) {
    this.api = api;
    this.hiddenFields = new HiddenFields(api, clock);
    this.ranges = new IdRanges(api);
    this.clock = clock;
  }

  @Override
  public SystemName system() {
    return SystemName.MARKETING;
  }

  @Override
  public List<PollSource> sources(String object, Set<String> fields) {
    return List.of(PollSource.of(object));
  }

  @Override
  public Page poll(PollSource source, Set<String> fields, PollCursor cursor) {
    return PardotReads.read(
        () -> {
          Instant began = clock.instant();
          Optional<PagePlace> place = cursor.position().flatMap(PagePlace::parse);
          Queried queried =
              query(source.object(), fields, f -> parameters(source.object(), f, cursor, place));
          boolean lostPlace =
              place.isPresent()
                  && PardotApi.error(queried.answer()).filter(PardotError::badToken).isPresent();
          return lostPlace
              ? poll(source, fields, PollCursor.from(cursor.stamp()))
              : page(source.object(), cursor, place, queried, began);
        });
  }

  /** With a page token only the fields may be sent. */
  private static Map<String, String> parameters(
      String object, Set<String> fields, PollCursor cursor, Optional<PagePlace> place) {
    PardotObject asked = PardotObject.of(object);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("fields", String.join(",", fields));
    if (place.isPresent()) {
      parameters.put("nextPageToken", place.get().token());
      return parameters;
    }
    parameters.put("orderBy", asked.stamp().orElse("id") + " ASC");
    parameters.put("limit", LIMIT);
    if (asked.bin()) {
      parameters.put("deleted", "all");
    }
    if (cursor.stamp().isAfter(Instant.EPOCH)) {
      asked
          .stamp()
          .ifPresent(
              stamp ->
                  parameters.put(stamp + "AfterOrEqualTo", PardotReads.filter(cursor.stamp())));
    }
    return parameters;
  }

  private Page page(
      String object, PollCursor cursor, Optional<PagePlace> place, Queried queried, Instant began) {
    RemoteAnswer answer = checked(object, queried.answer());
    List<Change> changes = changes(object, queried, PardotApi.values(answer), began);
    Instant reached =
        changes.isEmpty() ? cursor.stamp() : changes.get(changes.size() - 1).modifiedAt();
    Instant from = place.map(PagePlace::from).orElse(cursor.stamp());
    Optional<String> token = PardotApi.nextPage(answer);
    boolean cut =
        token.isEmpty() && answer.header("Pardot-Warning").orElse("").startsWith(SEQUENCE_ENDED);
    if (cut && (!reached.isAfter(from) || PardotObject.of(object).stamp().isEmpty())) {
      throw PardotApi.failed("more records of one second than a sequence holds: " + object, answer);
    }
    return new Page(
        changes,
        new PollCursor(reached, token.map(next -> new PagePlace(from, next).text())),
        token.isEmpty() && !cut,
        answer.remoteNow().orElse(began),
        queried.hidden());
  }

  private static RemoteAnswer checked(String object, RemoteAnswer answer) {
    if (!answer.ok()) {
      throw PardotApi.failed("a query of " + object, answer);
    }
    return answer;
  }

  private List<Change> changes(String object, Queried queried, JsonNode values, Instant began) {
    String us = values.isEmpty() ? "" : api.ourUser();
    List<Change> changes = new ArrayList<>();
    values.forEach(
        row ->
            PardotReads.change(object, row, queried.fields(), us, began).ifPresent(changes::add));
    return changes;
  }

  /** An answer, and with which fields it was had. */
  private record Queried(RemoteAnswer answer, Set<String> fields, Set<String> hidden) {}

  private interface Query {
    Map<String, String> of(Set<String> fields);
  }

  private Queried query(String object, Set<String> asked, Query query) {
    Set<String> hidden = new HashSet<>(hiddenFields.known(object));
    hidden.retainAll(asked);
    Set<String> fields = without(asked, hidden);
    RemoteAnswer answer = api.get(PardotApi.path(object), query.of(selected(object, fields)));
    boolean invalid =
        PardotApi.error(answer).filter(e -> e.code() == PardotError.INVALID_FIELDS).isPresent();
    if (invalid) {
      hidden.addAll(hiddenFields.find(object, asked));
      LOG.warnf("Pardot does not show %s of %s; it is read without", hidden, object);
      fields = without(asked, hidden);
      answer = api.get(PardotApi.path(object), query.of(selected(object, fields)));
    }
    return new Queried(answer, fields, hidden);
  }

  private static Set<String> without(Set<String> asked, Set<String> hidden) {
    Set<String> fields = new TreeSet<>(asked);
    fields.removeAll(hidden);
    return fields;
  }

  private static Set<String> selected(String object, Set<String> fields) {
    Set<String> selected = new LinkedHashSet<>(PardotObject.of(object).always());
    selected.addAll(fields);
    return selected;
  }

  @Override
  public List<Change> read(String object, Set<String> fields, Collection<String> ids) {
    return PardotReads.read(
        () -> {
          List<Change> read = new ArrayList<>();
          for (IdRanges.Range range : IdRanges.of(ids)) {
            read.addAll(read(object, fields, range));
          }
          return read;
        });
  }

  private List<Change> read(String object, Set<String> fields, IdRanges.Range range) {
    Instant began = clock.instant();
    Queried queried = query(object, fields, f -> ranges.parameters(range, f));
    RemoteAnswer answer = checked(object, queried.answer());
    if (!PardotApi.readable(answer)) {
      return List.of();
    }
    List<Change> read = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (Change change : changes(object, queried, PardotApi.values(answer), began)) {
      if (range.ids().contains(change.record().id())) {
        found.add(change.record().id());
        read.add(change);
      }
    }
    range.ids().stream()
        .filter(id -> !found.contains(id))
        .forEach(id -> read.add(gone(object, id, answer, began)));
    return read;
  }

  /** Not even in the recycle bin. */
  private static Change gone(String object, String id, RemoteAnswer answer, Instant began) {
    return Change.read(
        RecordRef.marketing(object, id),
        answer.remoteNow().orElse(began),
        Map.of(),
        true,
        ChangedBy.UNKNOWN,
        began);
  }
}
