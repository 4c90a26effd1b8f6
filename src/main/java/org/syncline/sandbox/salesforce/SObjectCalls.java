package org.syncline.sandbox.salesforce;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/** Calls on single records, and the lists of what was updated and deleted. */
final class SObjectCalls {
  private final SalesforceStore store;
  private final SoqlEngine engine;
  private final SalesforceBehaviour behaviour;
  private final Saves saves;

  SObjectCalls(
      SalesforceStore store, SoqlEngine engine, SalesforceBehaviour behaviour, Saves saves) {
    this.store = store;
    this.engine = engine;
    this.behaviour = behaviour;
    this.saves = saves;
  }

  void register(Calls calls) {
    calls.add("GET", "sobjects/(\\w+)/updated", this::updated);
    calls.add("GET", "sobjects/(\\w+)/deleted", this::deleted);
    calls.add("POST", "sobjects/(\\w+)", this::create);
    calls.add("GET", "sobjects/(\\w+)/([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})", this::read);
    calls.add("PATCH", "sobjects/(\\w+)/([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})", this::update);
    calls.add("DELETE", "sobjects/(\\w+)/([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})", this::delete);
    calls.add("GET", "sobjects/(\\w+)/(\\w+)/(.+)", this::readByKey);
    calls.add("PATCH", "sobjects/(\\w+)/(\\w+)/(.+)", this::upsert);
  }

  private SObjectType type(String name) {
    return store.schema().type(name).orElseThrow(() -> notFound());
  }

  private static SalesforceError notFound() {
    return new SalesforceError(
        404, "NOT_FOUND", "The requested resource does not exist", List.of());
  }

  private SfResponse create(SfRequest request, Matcher matcher) {
    String id = saves.create(type(matcher.group(1)), request.json(), request.by());
    return SfResponse.of(201, saved(id));
  }

  static Map<String, Object> saved(String id) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("success", true);
    body.put("errors", List.of());
    return body;
  }

  private SfResponse read(SfRequest request, Matcher matcher) {
    SObjectType type = type(matcher.group(1));
    return SfResponse.ok(row(request, type, saves.existing(type, matcher.group(2))));
  }

  private Map<String, Object> row(SfRequest request, SObjectType type, SRecord record) {
    FieldNames names = new FieldNames(store.schema(), behaviour, type);
    List<String> asked = request.listed("fields");
    List<String> fields =
        asked.isEmpty()
            ? type.fields().values().stream()
                .map(SField::name)
                .filter(name -> !behaviour.hides(type.name(), name))
                .toList()
            : asked.stream().map(names::check).toList();
    return engine.row(fields, record, request.version());
  }

  private SfResponse update(SfRequest request, Matcher matcher) {
    saves.update(type(matcher.group(1)), matcher.group(2), request.json(), request.by());
    return SfResponse.none();
  }

  private SfResponse delete(SfRequest request, Matcher matcher) {
    saves.delete(type(matcher.group(1)), matcher.group(2), request.by());
    return SfResponse.none();
  }

  private SField key(SObjectType type, String name) {
    return type.field(name)
        .filter(SField::externalId)
        .orElseThrow(
            () ->
                new SalesforceError(
                    404,
                    "NOT_FOUND",
                    "Provided external ID field does not exist or is not accessible: " + name,
                    List.of()));
  }

  private SfResponse readByKey(SfRequest request, Matcher matcher) {
    SObjectType type = type(matcher.group(1));
    SField key = key(type, matcher.group(2));
    return store.with(type.name(), key.name(), List.of(matcher.group(3))).stream()
        .filter(record -> !record.deleted())
        .findFirst()
        .map(record -> SfResponse.ok(row(request, type, record)))
        .orElseThrow(SObjectCalls::notFound);
  }

  private SfResponse upsert(SfRequest request, Matcher matcher) {
    SObjectType type = type(matcher.group(1));
    SField key = key(type, matcher.group(2));
    Saves.Upserted upserted =
        saves.upsert(type, key.name(), matcher.group(3), request.json(), request.by());
    Map<String, Object> body = saved(upserted.id());
    body.put("created", upserted.created());
    return SfResponse.of(upserted.created() ? 201 : 200, body);
  }

  private SfResponse updated(SfRequest request, Matcher matcher) {
    Instant end = time(request, "end");
    List<String> ids =
        between(request, matcher, record -> !record.deleted()).stream().map(SRecord::id).toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ids", ids);
    body.put("latestDateCovered", SRecord.text(end));
    return SfResponse.ok(body);
  }

  private SfResponse deleted(SfRequest request, Matcher matcher) {
    List<Map<String, String>> gone =
        between(request, matcher, SRecord::deleted).stream()
            .map(r -> Map.of("id", r.id(), "deletedDate", SRecord.text(r.stamp())))
            .toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("deletedRecords", gone);
    body.put("earliestDateAvailable", SRecord.text(time(request, "start")));
    body.put("latestDateCovered", SRecord.text(time(request, "end")));
    return SfResponse.ok(body);
  }

  private List<SRecord> between(SfRequest request, Matcher matcher, Predicate<SRecord> which) {
    Instant end = time(request, "end");
    return store.since(
        type(matcher.group(1)).name(),
        time(request, "start"),
        which.and(record -> !record.stamp().isAfter(end)),
        Long.MAX_VALUE);
  }

  /** Seconds are cut off, as in the real API. */
  private static Instant time(SfRequest request, String name) {
    String text = request.query().getOrDefault(name, "").replace(' ', '+');
    try {
      return OffsetDateTime.parse(text)
          .toInstant()
          .truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
    } catch (java.time.format.DateTimeParseException e) {
      throw SalesforceError.bad("INVALID_FIELD", "bad " + name + " time: " + text);
    }
  }
}
