package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.syncline.doctor.ExpectedField;
import org.syncline.doctor.ExpectedObject;
import org.syncline.doctor.Finding;
import org.syncline.doctor.Given;

/** What the org demands of a new record, against what the mappings give it. */
final class RequiredFields {
  private final ExpectedObject expected;
  private final Predicate<String> ours;

  /**
   * @param ours whether a field is filled by us, and not by the mappings
   */
  RequiredFields(ExpectedObject expected, Predicate<String> ours) {
    this.expected = expected;
    this.ours = ours;
  }

  List<Finding> findings(Described object) {
    return object.fields().stream()
        .filter(RequiredFields::required)
        .filter(field -> !ours.test(field.path("name").asText()))
        .flatMap(field -> finding(field).stream())
        .toList();
  }

  /** A checkbox is never blank. */
  private static boolean required(JsonNode field) {
    return field.path("createable").asBoolean()
        && !field.path("nillable").asBoolean()
        && !field.path("defaultedOnCreate").asBoolean()
        && !field.path("type").asText().equals("boolean");
  }

  private Optional<Finding> finding(JsonNode field) {
    String name = field.path("name").asText();
    String topic = expected.name() + "." + name;
    String needs = "a new record needs this %s, and ".formatted(field.path("type").asText());
    Given given = given(name);
    if (given == Given.NEVER) {
      return Optional.of(
          Finding.problem(
              topic,
              needs + "nothing feeds it: every create will be refused",
              "Map it, with 'onCreate: { crm: ... }' for when the prospect has nothing there, or"
                  + " give it a default in Salesforce."));
    }
    return given == Given.ALWAYS
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                topic,
                needs + "a prospect with nothing there makes none: its create will be refused",
                "Add 'onCreate: { crm: ... }' to it in the mapping, or give it a default in"
                    + " Salesforce."));
  }

  private Given given(String name) {
    Stream<Given> all =
        expected.fields().stream()
            .filter(field -> field.name().equalsIgnoreCase(name))
            .map(ExpectedField::given);
    return all.reduce(Given::and).orElse(Given.NEVER);
  }
}
