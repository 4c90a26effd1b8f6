package org.syncline.sandbox.salesforce;

import java.util.List;
import java.util.Map;

/** The standard duplicate rule: a person whose e-mail is there already is not made again. */
final class DuplicateRule {
  private static final String MESSAGE =
      "You're creating a duplicate record. We recommend you use an existing record instead.";
  private final SalesforceStore store;
  private final SalesforceBehaviour behaviour;

  DuplicateRule(SalesforceStore store, SalesforceBehaviour behaviour) {
    this.store = store;
    this.behaviour = behaviour;
  }

  void check(SObjectType type, Map<String, Object> fields) {
    Object email = fields.get("Email");
    if (!behaviour.duplicateRule() || !type.person() || email == null) {
      return;
    }
    store.with(type.name(), "Email", List.of(email.toString())).stream()
        .filter(record -> !record.deleted())
        .findFirst()
        .ifPresent(
            twin -> {
              throw new SalesforceError(
                  400,
                  "DUPLICATES_DETECTED",
                  MESSAGE,
                  List.of(),
                  Map.of("duplicateResut", result(type, twin)));
            });
  }

  private static Map<String, Object> result(SObjectType type, SRecord twin) {
    Map<String, Object> record = Map.of("attributes", Map.of("type", type.name()), "Id", twin.id());
    Map<String, Object> match =
        Map.of(
            "additionalInformation",
            List.of(),
            "fieldDiffs",
            List.of(),
            "matchConfidence",
            100.0,
            "record",
            record);
    Map<String, Object> matches =
        Map.of(
            "entityType",
            type.name(),
            "errors",
            List.of(),
            "matchEngine",
            "FuzzyMatchEngine",
            "matchRecords",
            List.of(match),
            "rule",
            "Standard_" + type.name() + "_Match_Rule_v1_1",
            "size",
            1,
            "success",
            true);
    return Map.of(
        "allowSave",
        true,
        "duplicateRule",
        "Standard_" + type.name() + "_Duplicate_Rule",
        "duplicateRuleEntityType",
        type.name(),
        "errorMessage",
        MESSAGE,
        "matchResults",
        List.of(matches));
  }
}
