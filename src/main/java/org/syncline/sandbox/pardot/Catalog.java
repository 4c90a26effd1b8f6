package org.syncline.sandbox.pardot;

import java.util.List;

/** The objects of this API that the sandbox has. */
final class Catalog {
  private Catalog() {}

  static List<ObjectType> objects(List<CustomField> customFields) {
    return List.of(
        prospects(customFields),
        ObjectType.readOnly(
            "users",
            "email! firstName! lastName! jobTitle! username! role! roleName! salesforceId!"
                + " tagReplacementLanguage!"),
        ObjectType.readOnly(
            "campaigns",
            "name! cost:decimal! folderId:integer! parentCampaignId:integer! salesforceId!"),
        ObjectType.writable(
            "lists",
            "name title description isPublic:boolean isDynamic:boolean! isCrmVisible:boolean"),
        ObjectType.writable(
                "list-memberships", "listId:integer prospectId:integer optedOut:boolean")
            .refer("list", "listId", "lists")
            .refer("prospect", "prospectId", "prospects"),
        ObjectType.writable("custom-fields", "fieldId name type isRequired:boolean salesforceId"),
        ObjectType.readOnly(
            "imports",
            "operation object status createOnNoMatch:boolean restoreDeleted:boolean batchesRef!"
                + " createdCount:integer! updatedCount:integer! errorCount:integer! errorRef! errorsRef!"
                + " isExpired:boolean!"));
  }

  private static ObjectType prospects(List<CustomField> customFields) {
    ObjectType prospects =
        ObjectType.writable(
            "prospects",
            "email firstName lastName salutation jobTitle department company website industry phone fax"
                + " addressOne addressTwo city state zip country territory annualRevenue employees"
                + " yearsInBusiness comments:long_text notes:long_text source score:integer grade!"
                + " campaignId:integer profileId:integer prospectAccountId:integer userId:integer"
                + " assignedToId:integer! lifecycleStageId:integer! optedOut:boolean isDoNotCall:boolean"
                + " isDoNotEmail:boolean isEmailHardBounced:boolean! isReviewed:boolean isStarred:boolean"
                + " doNotSell:boolean! lastActivityAt:stamp! firstActivityAt:stamp! firstAssignedAt:stamp!"
                + " convertedAt:stamp! emailBouncedAt:stamp! emailBouncedReason! salesforceLastSync:stamp!"
                + " recentInteraction! convertedFromObjectName! convertedFromObjectType!"
                + " firstReferrerQuery! firstReferrerType! firstReferrerUrl! sourceParameter!"
                + " campaignParameter! mediumParameter! contentParameter! termParameter! salesforceId"
                + " salesforceContactId! salesforceLeadId! salesforceAccountId! salesforceCampaignId!"
                + " salesforceOwnerId salesforceUrl! password!");
    customFields.forEach(c -> prospects.with(c.declaration()));
    return prospects
        .refer("campaign", "campaignId", "campaigns")
        .refer("user", "userId", "users")
        .refer("assignedTo", "assignedToId", "users");
  }
}
