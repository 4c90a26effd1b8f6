package org.syncline.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Calls on single records. */
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
    calls.add("POST", "sobjects/(\\w+)", this::create);
    calls.add("GET", "sobjects/(\\w+)/([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})", this::read);
    calls.add("PATCH", "sobjects/(\\w+)/([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})", this::update);
    calls.add("DELETE", "sobjects/(\\w+)/([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})", this::delete);
    calls.add("GET", "sobjects/(\\w+)/(\\w+)/(.+)", this::readByKey);
    calls.add("PATCH", "sobjects/(\\w+)/(\\w+)/(.+)", this::upsert);
  }

  private SObjectType type(String name) {
    return store.schema().named(name);
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
    saves.update(type(matcher.group(1)), matcher.group(2), sent(request), request.by());
    return SfResponse.none();
  }

  private static Map<String, Object> sent(SfRequest request) {
    Map<String, Object> fields = request.json();
    if (fields.keySet().stream().anyMatch("Id"::equalsIgnoreCase)) {
      throw SalesforceError.bad(
          "INVALID_FIELD", "The Id field should not be specified in the sobject data.");
    }
    return fields;
  }

  private SfResponse delete(SfRequest request, Matcher matcher) {
    saves.delete(type(matcher.group(1)), matcher.group(2), request.by());
    return SfResponse.none();
  }

  private SfResponse readByKey(SfRequest request, Matcher matcher) {
    SObjectType type = type(matcher.group(1));
    SField key = Saves.key(type, matcher.group(2));
    return store.with(type.name(), key.name(), List.of(matcher.group(3))).stream()
        .filter(record -> !record.deleted())
        .findFirst()
        .map(record -> SfResponse.ok(row(request, type, record)))
        .orElseThrow(SalesforceError::notFound);
  }

  private SfResponse upsert(SfRequest request, Matcher matcher) {
    SObjectType type = type(matcher.group(1));
    SField key = Saves.key(type, matcher.group(2));
    Saves.Upserted upserted =
        saves.upsert(type, key, matcher.group(3), sent(request), request.by());
    Map<String, Object> body = saved(upserted.id());
    body.put("created", upserted.created());
    return SfResponse.of(upserted.created() ? 201 : 200, body);
  }
}
