package org.syncline.kept;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.syncline.decision.criteria.FactKind;
import org.syncline.mapping.DeclaredActivity;
import org.syncline.mapping.MappingSet;
import org.syncline.record.ExternalActivities;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** Words for what prospects did: Pardot numbers its own kinds, those from outside are declared. */
public record ActivityWords(MappingSet mappings) {
  private static final String TYPE = "type";
  private static final String TYPE_NAME = "typeName";

  /** The fields as rules ask for them; those of any other record as they are. */
  public Map<String, FieldValue> named(RecordRef record, Map<String, FieldValue> fields) {
    Map<String, FieldValue> named = new HashMap<>(fields);
    if (external(record)) {
      declared(fields).ifPresent(declared -> named.putAll(words(declared)));
      happened(fields).ifPresent(at -> named.put("createdAt", at));
    } else if (FactKind.ofObject(record.object()) == FactKind.ACTIVITY) {
      ActivityType.of(text(fields, TYPE))
          .ifPresent(type -> named.put(FactKind.ACTION, FieldValue.of(type.word())));
    }
    return named;
  }

  /** One that Pardot was told of later than it happened. */
  private static Optional<FieldValue> happened(Map<String, FieldValue> fields) {
    return Optional.ofNullable(fields.get("activityDate")).filter(FieldValue::present);
  }

  private static Map<String, FieldValue> words(DeclaredActivity declared) {
    return Map.of(
        TYPE,
        FieldValue.of(declared.name()),
        TYPE_NAME,
        FieldValue.of(declared.title()),
        FactKind.ACTION,
        FieldValue.of(declared.word()));
  }

  /** {@code Webinar attended: Spring}. */
  String sentence(RecordRef record, Map<String, FieldValue> fields) {
    String what = external(record) ? external(fields) : visitor(fields);
    String details = text(fields, external(record) ? "value" : "details");
    return details.isEmpty() ? what : what + ": " + details;
  }

  private String external(Map<String, FieldValue> fields) {
    return declared(fields)
        .map(declared -> declared.title() + " " + declared.word())
        .orElseGet(() -> text(fields, "extension") + " " + text(fields, TYPE));
  }

  private static String visitor(Map<String, FieldValue> fields) {
    String number = text(fields, TYPE);
    return text(fields, TYPE_NAME)
        + " "
        + ActivityType.of(number).map(ActivityType::word).orElse("activity " + number);
  }

  private Optional<DeclaredActivity> declared(Map<String, FieldValue> fields) {
    return DeclaredActivity.of(
        mappings.activities().values(), text(fields, "extension"), text(fields, TYPE));
  }

  private static boolean external(RecordRef record) {
    return record.object().equals(ExternalActivities.OBJECT);
  }

  private static String text(Map<String, FieldValue> fields, String name) {
    return fields.getOrDefault(name, FieldValue.BLANK).text();
  }
}
