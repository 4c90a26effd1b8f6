package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import org.syncline.doctor.Finding;

/** Whether a create that is repeated can make a second record. */
final class ExternalIdFinding {
  /** {@code syncline-1764061200000-} and a number that grows. */
  private static final int LENGTH = 42;

  private ExternalIdFinding() {}

  static Finding of(Described object, String name) {
    String topic = object.name() + "." + name;
    return object
        .field(name)
        .map(field -> of(topic, field))
        .orElseGet(
            () ->
                Finding.warning(
                    topic,
                    "there is no external id of ours on this object",
                    "A create whose answer is lost is looked for by name and e-mail instead. Add a"
                        + " text field of 80 characters, 'External ID' and 'Unique', visible and"
                        + " editable to the user; syncline.salesforce.external-id names it."));
  }

  private static Finding of(String topic, JsonNode field) {
    boolean usable =
        field.path("externalId").asBoolean()
            && field.path("createable").asBoolean()
            && field.path("type").asText().equals("string")
            && field.path("length").asInt() >= LENGTH;
    if (!usable) {
      return Finding.problem(
          topic,
          "is there, but not a text that is an external id, of at least %d characters, which we may"
                  .formatted(LENGTH)
              + " write: every create will be refused",
          "Make it one, or name another field in syncline.salesforce.external-id.");
    }
    return field.path("unique").asBoolean()
        ? Finding.ok(topic, "a create that is repeated makes no second record")
        : Finding.warning(
            topic,
            "is an external id, but not unique",
            "Tick 'Unique' on it, or two records may get the same one.");
  }
}
