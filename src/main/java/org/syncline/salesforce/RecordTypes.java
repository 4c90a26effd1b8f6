package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.doctor.ExpectedField;
import org.syncline.doctor.Finding;
import org.syncline.record.SalesforceId;

/** The record types of an object that are active, and open to us. */
final class RecordTypes {
  private static final String FIELD = "RecordTypeId";

  private final Described object;

  RecordTypes(Described object) {
    this.object = object;
  }

  static boolean told(ExpectedField field) {
    return field.name().equalsIgnoreCase(FIELD) && field.written();
  }

  /** Ids that a mapping file brings and a new or changed record may not get. */
  List<Finding> findings(ExpectedField field) {
    Map<String, String> usable = usable();
    TreeSet<String> others = new TreeSet<>(field.words());
    others.removeIf(word -> usable.containsKey(SalesforceId.to18(word)));
    return others.isEmpty()
        ? List.of()
        : List.of(
            Finding.problem(
                object.name() + "." + field.name(),
                "does not take %s: no active record type that is open to us has this id"
                    .formatted(others),
                "Assign the record type to the user's profile or permission set, or mend the"
                    + " mapping. Usable are "
                    + shown(usable)
                    + "."));
  }

  private Map<String, String> usable() {
    Map<String, String> names = new LinkedHashMap<>();
    for (JsonNode type : object.body().path("recordTypeInfos")) {
      if (type.path("active").asBoolean(true) && type.path("available").asBoolean()) {
        names.put(
            SalesforceId.to18(type.path("recordTypeId").asText()), type.path("name").asText());
      }
    }
    return names;
  }

  private static String shown(Map<String, String> usable) {
    return usable.entrySet().stream()
        .map(type -> type.getKey() + " (" + type.getValue() + ")")
        .collect(Collectors.joining(", "));
  }
}
