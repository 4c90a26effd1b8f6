package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.doctor.ExpectedField;
import org.syncline.doctor.ExpectedObject;
import org.syncline.doctor.Finding;

/** What the org says of one field, against what the mappings expect of it. */
final class FieldExamination {
  private final ExpectedObject object;
  private final ExpectedField expected;
  private final JsonNode field;
  private final String topic;

  FieldExamination(ExpectedObject object, ExpectedField expected, JsonNode field) {
    this.object = object;
    this.expected = expected;
    this.field = field;
    this.topic = object.name() + "." + expected.name();
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    String theirs = field.path("type").asText();
    expected
        .type()
        .map(ours -> DescribedTypes.TABLE.findings(topic, ours, theirs, expected.written()))
        .ifPresent(findings::addAll);
    if (expected.written()) {
      permission(findings);
      length(findings);
      words(findings);
    }
    return findings;
  }

  private void permission(List<Finding> findings) {
    boolean updateable = field.path("updateable").asBoolean();
    boolean createable = field.path("createable").asBoolean() || !object.created();
    if (updateable && createable) {
      return;
    }
    String why = field.path("calculated").asBoolean() ? " (it is a formula)" : "";
    String what = updateable ? "set it on a new record" : "write to it";
    findings.add(
        Finding.problem(
            topic,
            "we may not " + what + why,
            "Give the user Edit on the field (field-level security), or map it with 'direction:"
                + " crm-to-marketing'."));
  }

  private void length(List<Finding> findings) {
    int theirs = field.path("length").asInt();
    expected
        .maxLength()
        .filter(ours -> theirs > 0 && ours > theirs)
        .ifPresent(
            ours ->
                findings.add(
                    Finding.warning(
                        topic,
                        "takes %d characters, and the mapping lets %d through"
                            .formatted(theirs, ours),
                        "Longer texts will become sync errors: set 'maxLength: { crm: %d }', or make"
                                .formatted(theirs)
                            + " the field longer in Salesforce.")));
  }

  private void words(List<Finding> findings) {
    if (!field.path("restrictedPicklist").asBoolean()) {
      return;
    }
    Set<String> taken = new PicklistWords(field).active();
    Set<String> missing = new TreeSet<>(expected.words());
    missing.removeIf(word -> taken.containsAll(each(word)));
    if (!missing.isEmpty()) {
      findings.add(
          Finding.problem(
              topic,
              "does not take %s: it is a restricted picklist of %s"
                  .formatted(missing, new PicklistWords(field)),
              "Add the values to the picklist, or mend 'values' or 'onCreate' in the mapping."));
    }
  }

  /** A multi-picklist takes several words in one value. */
  private List<String> each(String word) {
    return field.path("type").asText().equals("multipicklist")
        ? List.of(word.split("\\s*;\\s*"))
        : List.of(word);
  }
}
