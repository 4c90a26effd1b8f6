package org.syncline.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** What objects and fields there are, and the limits. */
final class DescribeCalls {
  private static final int NUMBER_DIGITS = 18;

  private final SalesforceStore store;
  private final Schema schema;
  private final SalesforceBehaviour behaviour;
  private final ApiLimit limit;

  DescribeCalls(SalesforceStore store, SalesforceBehaviour behaviour, ApiLimit limit) {
    this.store = store;
    this.schema = store.schema();
    this.behaviour = behaviour;
    this.limit = limit;
  }

  void register(Calls calls) {
    calls.add("GET", "sobjects", (request, m) -> global(request));
    calls.add("GET", "sobjects/(\\w+)", this::basic);
    calls.add("GET", "sobjects/(\\w+)/describe", this::describe);
    calls.add("GET", "limits", (request, m) -> SfResponse.ok(limits()));
  }

  private SfResponse global(SfRequest request) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("encoding", "UTF-8");
    body.put("maxBatchSize", 200);
    body.put("sobjects", schema.all().stream().map(type -> head(type, request)).toList());
    return SfResponse.ok(body);
  }

  private static Map<String, Object> head(SObjectType type, SfRequest request) {
    String root = "/services/data/" + request.version() + "/sobjects/" + type.name();
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("name", type.name());
    head.put("label", type.name());
    head.put("labelPlural", type.name() + "s");
    head.put("keyPrefix", type.prefix());
    head.put("custom", type.custom());
    head.put("queryable", true);
    head.put("retrieveable", true);
    head.put("createable", !type.setup());
    head.put("updateable", !type.setup());
    head.put("deletable", !type.setup());
    head.put("replicateable", true);
    head.put(
        "urls",
        Map.of("sobject", root, "describe", root + "/describe", "rowTemplate", root + "/{ID}"));
    return head;
  }

  private SfResponse basic(SfRequest request, Matcher matcher) {
    SObjectType type = schema.named(matcher.group(1));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("objectDescribe", head(type, request));
    body.put("recentItems", List.of());
    return SfResponse.ok(body);
  }

  private SfResponse describe(SfRequest request, Matcher matcher) {
    SObjectType type = schema.named(matcher.group(1));
    Map<String, Object> body = new LinkedHashMap<>(head(type, request));
    body.put("childRelationships", childRelationships(type));
    body.put("recordTypeInfos", new RecordTypeInfos(store).of(type));
    body.put(
        "fields",
        type.fields().values().stream()
            .filter(field -> !behaviour.hides(type.name(), field.name()))
            .map(DescribeCalls::field)
            .toList());
    return SfResponse.ok(body);
  }

  private List<Object> childRelationships(SObjectType parent) {
    return schema.all().stream()
        .flatMap(
            child ->
                child.fields().values().stream()
                    .filter(f -> f.children() != null && f.to().contains(parent.name()))
                    .map(f -> childRelationship(child, f)))
        .toList();
  }

  private static Object childRelationship(SObjectType child, SField field) {
    return Map.of(
        "childSObject", child.name(),
        "field", field.name(),
        "relationshipName", field.children(),
        "cascadeDelete", field.cascade());
  }

  private static Map<String, Object> field(SField field) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", field.name());
    body.put("label", field.name());
    body.put("type", field.type());
    body.put("soapType", field.soapType());
    body.put("length", field.length());
    body.put("precision", field.numeric() ? NUMBER_DIGITS : 0);
    body.put("scale", 0);
    body.put("custom", field.custom());
    body.put("nillable", !field.required() && !field.type().equals("boolean"));
    body.put("createable", !field.readOnly());
    body.put("updateable", !field.readOnly() && !field.createOnly());
    body.put("externalId", field.externalId());
    body.put("unique", field.externalId());
    body.put("idLookup", field.externalId() || field.name().equals("Id"));
    body.put("nameField", field.name().equals("Name"));
    body.put("filterable", true);
    body.put("sortable", true);
    body.put("defaultedOnCreate", field.defaultValue() != null || field.type().equals("boolean"));
    boolean picklist = field.type().equals("picklist");
    body.put(
        "defaultValue",
        picklist ? null : field.type().equals("boolean") ? false : field.defaultValue());
    body.put("restrictedPicklist", !field.values().isEmpty());
    body.put(
        "picklistValues",
        words(field).map(value -> word(value, value.equals(field.defaultValue()))).toList());
    body.put("referenceTo", field.to());
    body.put("relationshipName", field.relationship());
    return body;
  }

  private static Stream<String> words(SField field) {
    boolean ownDefault = field.type().equals("picklist") && field.values().isEmpty();
    return ownDefault
        ? Optional.ofNullable(field.defaultValue()).stream().map(Object::toString)
        : field.values().stream();
  }

  private static Object word(String value, boolean byDefault) {
    return Map.of("value", value, "label", value, "active", true, "defaultValue", byDefault);
  }

  private Map<String, Object> limits() {
    return Map.of(
        "DailyApiRequests",
        limit(limit.max(), limit.remaining()),
        "DailyBulkApiBatches",
        limit(15_000, 15_000),
        "DailyBulkV2QueryJobs",
        limit(10_000, 10_000));
  }

  private static Map<String, Object> limit(int max, int remaining) {
    return Map.of("Max", max, "Remaining", remaining);
  }
}
