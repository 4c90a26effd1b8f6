package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.syncline.doctor.TypeTable;
import org.syncline.record.FieldType;

/**
 * The fields of a prospect: the standard ones, which no call describes, and the custom ones, which
 * {@code custom-fields} tells.
 */
final class ProspectFields {
  private static final String TEXT = "text";
  private static final String NUMBER = "number";
  private static final String DROP_DOWN = "dropdown";
  private static final Set<String> READ_ONLY =
      words(
          "id lifecycleStageId assignedToId createdById updatedById isDeleted isEmailHardBounced"
              + " doNotSell createdAt updatedAt lastActivityAt firstActivityAt firstAssignedAt"
              + " convertedAt emailBouncedAt salesforceLastSync grade recentInteraction"
              + " emailBouncedReason convertedFromObjectName convertedFromObjectType"
              + " firstReferrerQuery firstReferrerType firstReferrerUrl sourceParameter"
              + " campaignParameter mediumParameter contentParameter termParameter"
              + " salesforceContactId salesforceLeadId salesforceAccountId salesforceCampaignId"
              + " salesforceUrl");

  private static final Map<String, Set<String>> STANDARD =
      Map.of(
          "integer",
          words(
              "id prospectAccountId campaignId profileId lifecycleStageId userId assignedToId"
                  + " createdById updatedById"),
          "boolean",
          words(
              "optedOut isDeleted isDoNotCall isDoNotEmail isEmailHardBounced isReviewed isStarred"
                  + " doNotSell"),
          "datetime",
          words(
              "createdAt updatedAt lastActivityAt firstActivityAt firstAssignedAt convertedAt"
                  + " emailBouncedAt salesforceLastSync"),
          TEXT,
          words(
              "email firstName lastName salutation jobTitle department company website industry"
                  + " phone fax addressOne addressTwo city state zip country territory annualRevenue"
                  + " employees yearsInBusiness comments notes source score grade recentInteraction"
                  + " emailBouncedReason convertedFromObjectName convertedFromObjectType"
                  + " firstReferrerQuery firstReferrerType firstReferrerUrl sourceParameter"
                  + " campaignParameter mediumParameter contentParameter termParameter salesforceId"
                  + " salesforceContactId salesforceLeadId salesforceAccountId salesforceCampaignId"
                  + " salesforceOwnerId salesforceUrl"));

  private static final Set<String> TEXTS =
      Set.of(TEXT, "textarea", DROP_DOWN, "radio button", "hidden", "crm user");

  /** A standard text holds numbers, too: that is how Pardot keeps revenue and score. */
  static final TypeTable TYPES =
      new TypeTable(
          Map.ofEntries(
              Map.entry(FieldType.TEXT, TEXTS),
              Map.entry(FieldType.EMAIL, Set.of(TEXT)),
              Map.entry(FieldType.PHONE, Set.of(TEXT)),
              Map.entry(FieldType.URL, Set.of(TEXT, "textarea")),
              Map.entry(FieldType.NUMBER, Set.of(NUMBER, "integer", TEXT)),
              Map.entry(FieldType.BOOLEAN, Set.of("boolean")),
              Map.entry(FieldType.DATE, Set.of("date")),
              Map.entry(FieldType.DATETIME, Set.of("datetime")),
              Map.entry(FieldType.PICKLIST, TEXTS),
              Map.entry(FieldType.MULTI_PICKLIST, Set.of("checkbox", "multi-select")),
              Map.entry(FieldType.ID, Set.of(TEXT, "integer", "crm user"))),
          Map.of(
              FieldType.TEXT, Set.of("checkbox", "multi-select", "integer", NUMBER, "date"),
              FieldType.BOOLEAN, TEXTS,
              FieldType.DATE, Set.of(TEXT, "datetime"),
              FieldType.DATETIME, Set.of(TEXT),
              FieldType.MULTI_PICKLIST, TEXTS));

  private final Map<String, String> types = new TreeMap<>();

  ProspectFields(Collection<JsonNode> customFields) {
    STANDARD.forEach((type, names) -> names.forEach(name -> types.put(name, type)));
    customFields.forEach(
        field ->
            types.put(
                shownAs(field.path("fieldId").asText()),
                field.path("type").asText().toLowerCase(Locale.ROOT)));
  }

  private static String shownAs(String fieldId) {
    return fieldId.endsWith("__c") ? fieldId : fieldId + "__c";
  }

  private static Set<String> words(String line) {
    return new TreeSet<>(Arrays.asList(line.split(" ")));
  }

  static boolean readOnly(String name) {
    return READ_ONLY.contains(name);
  }

  Optional<String> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  Set<String> names() {
    return types.keySet();
  }
}
