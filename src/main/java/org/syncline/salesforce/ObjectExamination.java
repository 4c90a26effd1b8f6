package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syncline.doctor.ExpectedField;
import org.syncline.doctor.ExpectedObject;
import org.syncline.doctor.Finding;
import org.syncline.doctor.JoinedFinding;
import org.syncline.record.NearNames;

/** What the org says of one object, against what the mappings expect of it. */
final class ObjectExamination {
  private final ExpectedObject expected;
  private final String externalId;
  private final Descriptions descriptions;

  ObjectExamination(SalesforceApi api, ExpectedObject expected, String externalId) {
    this.expected = expected;
    this.externalId = externalId;
    this.descriptions = new Descriptions(api);
  }

  /** Whether the org shows the object at all. */
  boolean shown() {
    return descriptions.of(expected.name()).isPresent();
  }

  List<Finding> findings() {
    Optional<Described> found = descriptions.of(expected.name());
    if (found.isEmpty()) {
      return List.of(
          Finding.problem(
              expected.name(),
              "the org does not show this object to us",
              "Give the user Read on it in a permission set, or mend the mapping's 'crm'."
                  + NearNames.suggestion(expected.name(), descriptions.objects())));
    }
    Described object = found.get();
    List<Finding> findings = new ArrayList<>(permissions(object));
    expected.fields().forEach(field -> findings.addAll(field(object, field)));
    findings.addAll(new Amounts(expected, descriptions).findings(object));
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              expected.name(),
              "all %d mapped fields are there and fit".formatted(expected.fields().size())));
    }
    if (expected.created()) {
      findings.addAll(new RequiredFields(expected, externalId::equalsIgnoreCase).findings(object));
      findings.add(ExternalIdFinding.of(object, externalId));
    }
    return findings;
  }

  private List<Finding> permissions(Described object) {
    List<Finding> findings = new ArrayList<>();
    if (expected.created() && !object.says("createable")) {
      findings.add(mayNot("create", "Create", "set 'create: { crm: never }' in the mapping"));
    }
    if (expected.written() && !object.says("updateable")) {
      findings.add(mayNot("change", "Edit", "set 'direction: crm-to-marketing' in the mapping"));
    }
    return findings;
  }

  private Finding mayNot(String what, String permission, String otherwise) {
    return Finding.problem(
        expected.name(),
        "we may not " + what + " records of it",
        "Give the user %s on it in a permission set, or %s.".formatted(permission, otherwise));
  }

  private List<Finding> field(Described object, ExpectedField field) {
    List<Finding> joined = JoinedFinding.of(expected, field, "crm-to-marketing");
    if (!joined.isEmpty()) {
      return joined;
    }
    Descriptions.Found found = descriptions.find(object, field.name());
    return switch (found.outcome()) {
      case FOUND -> found(object, field, found.field());
      case OPEN -> List.of();
      case HIDDEN ->
          List.of(
              Finding.problem(
                  expected.name() + "." + field.name(),
                  "the org does not show %s to us".formatted(found.what()),
                  "Make it visible to the user (field-level security), or mend the mapping."
                      + found.suggestion()));
    };
  }

  private List<Finding> found(Described object, ExpectedField field, JsonNode described) {
    List<Finding> findings =
        new ArrayList<>(new FieldExamination(expected, field, described).findings());
    if (RecordTypes.told(field)) {
      findings.addAll(new RecordTypes(object).findings(field));
    }
    return findings;
  }
}
