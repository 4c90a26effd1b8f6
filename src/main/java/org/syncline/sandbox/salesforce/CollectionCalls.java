package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;

/** Up to 200 records in one call, each with its own answer, or all of them or none. */
final class CollectionCalls {
  private static final int MOST = 200;
  private static final String ROLLED_BACK =
      "Record rolled back because not all records were valid and the request was using AllOrNone"
          + " header";

  private final SalesforceStore store;
  private final SoqlEngine engine;
  private final SalesforceBehaviour behaviour;
  private final Saves saves;

  CollectionCalls(
      SalesforceStore store, SoqlEngine engine, SalesforceBehaviour behaviour, Saves saves) {
    this.store = store;
    this.engine = engine;
    this.behaviour = behaviour;
    this.saves = saves;
  }

  void register(Calls calls) {
    calls.add("POST", "composite/sobjects", (request, m) -> each(request, this::create));
    calls.add("PATCH", "composite/sobjects", (request, m) -> each(request, this::update));
    calls.add("DELETE", "composite/sobjects", this::delete);
    calls.add("POST", "composite/sobjects/(\\w+)", this::read);
    calls.add("GET", "composite/sobjects/(\\w+)", this::read);
    calls.add("PATCH", "composite/sobjects/(\\w+)/(\\w+)", this::upsert);
  }

  /** Carries out one record of a call; answers its entry. */
  private interface One {
    Map<String, Object> save(SfRequest request, Map<String, Object> record);
  }

  @SuppressWarnings("unchecked")
  private SfResponse each(SfRequest request, One one) {
    Map<String, Object> body = request.json();
    List<Map<String, Object>> records =
        (List<Map<String, Object>>) body.getOrDefault("records", List.of());
    if (records.isEmpty()) {
      throw SalesforceError.bad("REQUIRED_FIELD_MISSING", "At least 1 record is required");
    }
    boolean allOrNone = Boolean.TRUE.equals(body.get("allOrNone"));
    return SfResponse.ok(all(records, allOrNone, record -> one.save(request, record)));
  }

  private <T> List<Map<String, Object>> all(
      List<T> items, boolean allOrNone, Function<T, Map<String, Object>> save) {
    if (items.size() > MOST) {
      throw SalesforceError.bad(
          "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records");
    }
    synchronized (store) {
      SalesforceStore.Memory before = allOrNone ? store.remember() : null;
      List<Map<String, Object>> answers = new ArrayList<>();
      items.forEach(item -> answers.add(guarded(item, save)));
      boolean failed = answers.stream().anyMatch(answer -> answer.get("success").equals(false));
      if (!allOrNone || !failed) {
        return answers;
      }
      store.restore(before);
      return answers.stream().map(CollectionCalls::rolledBack).toList();
    }
  }

  private static <T> Map<String, Object> guarded(T item, Function<T, Map<String, Object>> save) {
    try {
      return save.apply(item);
    } catch (SalesforceError e) {
      return failed(e);
    }
  }

  private static Map<String, Object> failed(SalesforceError error) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("success", false);
    answer.put("errors", List.of(error.recordBody()));
    return answer;
  }

  private static Map<String, Object> rolledBack(Map<String, Object> answer) {
    return answer.get("success").equals(false)
        ? answer
        : failed(SalesforceError.bad("ALL_OR_NONE_OPERATION_ROLLED_BACK", ROLLED_BACK));
  }

  private SObjectType type(Map<String, Object> record) {
    Object attributes = record.get("attributes");
    Object name = attributes instanceof Map<?, ?> given ? given.get("type") : null;
    return store
        .schema()
        .type(String.valueOf(name))
        .orElseThrow(
            () ->
                SalesforceError.bad(
                    "INVALID_TYPE", "sObject type '" + name + "' is not supported."));
  }

  private Map<String, Object> create(SfRequest request, Map<String, Object> record) {
    return SObjectCalls.saved(saves.create(type(record), record, request.by()));
  }

  private Map<String, Object> update(SfRequest request, Map<String, Object> record) {
    Object id = record.containsKey("Id") ? record.get("Id") : record.get("id");
    if (id == null) {
      throw SalesforceError.bad("MISSING_ARGUMENT", "Id not specified in an update call");
    }
    Map<String, Object> fields = new HashMap<>(record);
    fields.remove("id");
    fields.remove("Id");
    SObjectType type = type(record);
    saves.update(type, id.toString(), fields, request.by());
    return SObjectCalls.saved(saves.existing(type, id.toString()).id());
  }

  private SfResponse delete(SfRequest request, Matcher matcher) {
    boolean allOrNone = "true".equals(request.query().get("allOrNone"));
    return SfResponse.ok(
        all(
            request.listed("ids"),
            allOrNone,
            id -> {
              SObjectType type =
                  store
                      .schema()
                      .ofId(id)
                      .orElseThrow(() -> SalesforceError.bad("MALFORMED_ID", "malformed id " + id));
              saves.delete(type, id, request.by());
              return SObjectCalls.saved(id);
            }));
  }

  @SuppressWarnings("unchecked")
  private SfResponse read(SfRequest request, Matcher matcher) {
    SObjectType type = named(matcher.group(1));
    boolean post = request.method().equals("POST");
    List<String> ids = post ? (List<String>) request.json().get("ids") : request.listed("ids");
    List<String> asked =
        post ? (List<String>) request.json().get("fields") : request.listed("fields");
    FieldNames names = new FieldNames(store.schema(), behaviour, type);
    List<String> fields = asked.stream().map(names::check).toList();
    return SfResponse.ok(
        ids.stream()
            .map(
                id ->
                    store
                        .find(type.name(), id)
                        .filter(record -> !record.deleted())
                        .map(record -> (Object) engine.row(fields, record, request.version()))
                        .orElse(null))
            .collect(java.util.stream.Collectors.toCollection(ArrayList::new)));
  }

  private SObjectType named(String name) {
    return store
        .schema()
        .type(name)
        .orElseThrow(
            () ->
                new SalesforceError(
                    404, "NOT_FOUND", "The requested resource does not exist", List.of()));
  }

  private SfResponse upsert(SfRequest request, Matcher matcher) {
    SObjectType type = named(matcher.group(1));
    String key = type.field(matcher.group(2)).map(SField::name).orElse(matcher.group(2));
    return each(
        request,
        (call, record) -> {
          Object value = record.get(key);
          if (value == null) {
            throw SalesforceError.bad("MISSING_ARGUMENT", key + " not specified", key);
          }
          Saves.Upserted upserted = saves.upsert(type, key, value.toString(), record, call.by());
          Map<String, Object> answer = SObjectCalls.saved(upserted.id());
          answer.put("created", upserted.created());
          return answer;
        });
  }
}
