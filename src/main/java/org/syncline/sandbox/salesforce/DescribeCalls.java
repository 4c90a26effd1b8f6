package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** What objects and fields there are, and the limits. */
final class DescribeCalls {
  private final Schema schema;
  private final SalesforceBehaviour behaviour;
  private final ApiLimit limit;

  DescribeCalls(Schema schema, SalesforceBehaviour behaviour, ApiLimit limit) {
    this.schema = schema;
    this.behaviour = behaviour;
    this.limit = limit;
  }

  void register(Calls calls) {
    calls.add("GET", "sobjects", (request, m) -> global(request));
    calls.add("GET", "sobjects/(\\w+)/describe", this::describe);
    calls.add("GET", "limits", (request, m) -> SfResponse.ok(limits()));
  }

  private SfResponse global(SfRequest request) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("encoding", "UTF-8");
    body.put("maxBatchSize", 200);
    body.put("sobjects", schema.all().stream().map(DescribeCalls::head).toList());
    return SfResponse.ok(body);
  }

  private static Map<String, Object> head(SObjectType type) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("name", type.name());
    head.put("label", type.name());
    head.put("keyPrefix", type.prefix());
    head.put("custom", false);
    head.put("queryable", true);
    head.put("createable", true);
    head.put("updateable", true);
    head.put("deletable", true);
    return head;
  }

  private SfResponse describe(SfRequest request, Matcher matcher) {
    SObjectType type =
        schema
            .type(matcher.group(1))
            .orElseThrow(
                () ->
                    new SalesforceError(
                        404, "NOT_FOUND", "The requested resource does not exist", List.of()));
    Map<String, Object> body = new LinkedHashMap<>(head(type));
    List<Object> fields = new ArrayList<>();
    for (SField field : type.fields().values()) {
      if (!behaviour.hides(type.name(), field.name())) {
        fields.add(field(field));
      }
    }
    body.put("fields", fields);
    return SfResponse.ok(body);
  }

  private static Map<String, Object> field(SField field) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", field.name());
    body.put("label", field.name());
    body.put("type", field.type());
    body.put("length", field.length());
    body.put("custom", field.custom());
    body.put("nillable", !field.required());
    body.put("createable", !field.readOnly());
    body.put("updateable", !field.readOnly());
    body.put("externalId", field.externalId());
    body.put("defaultedOnCreate", field.defaultValue() != null || field.type().equals("boolean"));
    body.put("restrictedPicklist", !field.values().isEmpty());
    body.put(
        "picklistValues",
        field.values().stream()
            .map(value -> Map.of("value", value, "label", value, "active", true))
            .toList());
    body.put("referenceTo", field.to() == null ? List.of() : List.of(field.to()));
    body.put("relationshipName", field.relationship());
    return body;
  }

  private Map<String, Object> limits() {
    Map<String, Object> daily = Map.of("Max", limit.max(), "Remaining", limit.remaining());
    return Map.of(
        "DailyApiRequests",
        daily,
        "DailyBulkV2QueryJobs",
        Map.of("Max", 10_000, "Remaining", 10_000));
  }
}
