package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** {@code composite/tree}: new records with their children, all of them or none. */
final class TreeCalls {
  private static final int MOST = 200;

  private final SalesforceStore store;
  private final Saves saves;
  private final Transactions transactions;

  TreeCalls(SalesforceStore store, Saves saves, Transactions transactions) {
    this.store = store;
    this.saves = saves;
    this.transactions = transactions;
  }

  void register(Calls calls) {
    calls.add("POST", "composite/tree/(\\w+)", this::tree);
  }

  private record Grown(List<Object> made, List<Object> failed) {}

  private SfResponse tree(SfRequest request, Matcher matcher) {
    SObjectType type = store.schema().named(matcher.group(1));
    List<Map<String, Object>> records = request.list("records");
    Grown grown =
        transactions.allOrNone(
            () -> {
              Grown all = new Grown(new ArrayList<>(), new ArrayList<>());
              records.forEach(record -> grow(type, record, request.by(), all));
              return all;
            },
            all -> !all.failed().isEmpty());
    boolean failed = !grown.failed().isEmpty();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("hasErrors", failed);
    body.put("results", failed ? grown.failed() : grown.made());
    return SfResponse.of(failed ? 400 : 201, body);
  }

  private void grow(SObjectType type, Map<String, Object> record, Saves.By by, Grown all) {
    Map<String, Object> own = new HashMap<>();
    Map<String, Map<?, ?>> branches = new LinkedHashMap<>();
    record.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> nested && nested.containsKey("records")) {
            branches.put(name, nested);
          } else {
            own.put(name, value);
          }
        });
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("referenceId", reference(record));
    try {
      if (all.made().size() >= MOST) {
        throw SalesforceError.bad("LIMIT_EXCEEDED", "a tree has at most 200 records");
      }
      String id = saves.create(type, own, by);
      result.put("id", id);
      all.made().add(result);
      branches.forEach((name, branch) -> children(type, name, branch, id, by, all));
    } catch (SalesforceError e) {
      result.remove("id");
      result.put("errors", List.of(e.recordBody()));
      all.failed().add(result);
    }
  }

  private static Object reference(Map<String, Object> record) {
    Object attributes = record.get("attributes");
    return attributes instanceof Map<?, ?> given ? given.get("referenceId") : null;
  }

  @SuppressWarnings("unchecked")
  private void children(
      SObjectType parent, String name, Map<?, ?> branch, String id, Saves.By by, Grown all) {
    for (Map<String, Object> child : (List<Map<String, Object>>) branch.get("records")) {
      SObjectType type =
          childType(parent, name).orElseThrow(() -> SalesforceError.noColumn(name, parent));
      SField reference = way(parent, type, name).orElseThrow();
      Map<String, Object> linked = new HashMap<>(child);
      linked.put(reference.name(), id);
      grow(type, linked, by, all);
    }
  }

  private Optional<SObjectType> childType(SObjectType parent, String name) {
    return store.schema().all().stream()
        .filter(type -> way(parent, type, name).isPresent())
        .findFirst();
  }

  private static Optional<SField> way(SObjectType parent, SObjectType type, String name) {
    return type.fields().values().stream()
        .filter(field -> name.equalsIgnoreCase(field.children()))
        .filter(field -> field.to().contains(parent.name()))
        .findFirst();
  }
}
