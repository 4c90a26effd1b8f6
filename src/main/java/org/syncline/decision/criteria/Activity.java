package org.syncline.decision.criteria;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.decision.Meaning;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** Something that the prospect did. */
@Meaning(
    "Something that the prospect did: `typeName`, and `action` (`clicked`, `opened`, `submitted`)."
        + " Of one [from outside](kept-records.md#activities-from-outside) `type` is the declared"
        + " name, and its values are fields.")
public final class Activity extends Related {
  /** The fields that name one, the one nearest to the person first. */
  private static final List<String> ASSETS =
      List.of(
          "listEmailId",
          "emailId",
          "formId",
          "formHandlerId",
          "landingPageId",
          "customRedirectId",
          "fileId");

  Activity(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    super(record, fields, now);
  }

  /** When it was; empty where its system does not tell. */
  public Optional<Instant> at() {
    return FieldType.instantOf(text("createdAt"));
  }

  /** What it was done to, and in what way: two clicks on one e-mail have the same. */
  public String deed() {
    return ASSETS.stream()
        .filter(this::has)
        .findFirst()
        .map(asset -> "%s %s %s".formatted(text("type"), asset, text(asset)))
        .orElseGet(() -> record().key());
  }
}
