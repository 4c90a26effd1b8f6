package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Up to 200 records in one call, each with its own answer, or all of them or none. */
final class CollectionCalls {
  private static final int MOST = 200;
  private static final int MOST_READ = 2000;
  private static final String ROLLED_BACK =
      "Record rolled back because not all records were valid and the request was using AllOrNone"
          + " header";

  private final SalesforceStore store;
  private final SoqlEngine engine;
  private final SalesforceBehaviour behaviour;
  private final Saves saves;
  private final Transactions transactions;

  CollectionCalls(
      SalesforceStore store,
      SoqlEngine engine,
      SalesforceBehaviour behaviour,
      Saves saves,
      Transactions transactions) {
    this.store = store;
    this.engine = engine;
    this.behaviour = behaviour;
    this.saves = saves;
    this.transactions = transactions;
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

  private SfResponse each(SfRequest request, One one) {
    List<Map<String, Object>> records = request.list("records");
    if (records.isEmpty()) {
      throw SalesforceError.bad("REQUIRED_FIELD_MISSING", "At least 1 record is required");
    }
    records.forEach(
        record -> store.schema().type(typeName(record)).ifPresent(t -> saves.read(t, record)));
    boolean allOrNone = Boolean.TRUE.equals(request.json().get("allOrNone"));
    return SfResponse.ok(all(records, allOrNone, record -> one.save(request, record)));
  }

  private <T> List<Map<String, Object>> all(
      List<T> items, boolean allOrNone, Function<T, Map<String, Object>> save) {
    if (items.size() > MOST) {
      throw SalesforceError.bad(
          "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records");
    }
    if (!allOrNone) {
      return items.stream().map(item -> guarded(item, save)).toList();
    }
    List<Map<String, Object>> answers =
        transactions.allOrNone(
            () -> items.stream().map(item -> guarded(item, save)).toList(),
            CollectionCalls::anyFailed);
    return anyFailed(answers)
        ? answers.stream().map(CollectionCalls::rolledBack).toList()
        : answers;
  }

  private static boolean anyFailed(List<Map<String, Object>> answers) {
    return answers.stream().anyMatch(answer -> answer.get("success").equals(false));
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

  private static String typeName(Map<String, Object> record) {
    Object attributes = record.get("attributes");
    return attributes instanceof Map<?, ?> given ? String.valueOf(given.get("type")) : "null";
  }

  private SObjectType type(Map<String, Object> record) {
    String name = typeName(record);
    return store
        .schema()
        .type(name)
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
    SObjectType type = type(record);
    saves.update(type, id.toString(), record, request.by());
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

  private SfResponse read(SfRequest request, Matcher matcher) {
    SObjectType type = store.schema().named(matcher.group(1));
    boolean post = request.method().equals("POST");
    List<String> ids = post ? request.list("ids") : request.listed("ids");
    List<String> asked = post ? request.list("fields") : request.listed("fields");
    if (ids.size() > MOST_READ) {
      throw SalesforceError.bad("EXCEEDED_ID_LIMIT", "at most 2000 records can be read at a time");
    }
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
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  private SfResponse upsert(SfRequest request, Matcher matcher) {
    SObjectType type = store.schema().named(matcher.group(1));
    SField key = Saves.key(type, matcher.group(2));
    return each(
        request,
        (call, record) -> {
          Map<String, Object> fields = new HashMap<>(record);
          Object value = fields.remove(key.name());
          if (value == null) {
            throw SalesforceError.bad(
                "MISSING_ARGUMENT", key.name() + " not specified", key.name());
          }
          Saves.Upserted upserted = saves.upsert(type, key, value.toString(), fields, call.by());
          Map<String, Object> answer = SObjectCalls.saved(upserted.id());
          answer.put("created", upserted.created());
          return answer;
        });
  }
}
