package org.syncline.sandbox.pardot;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.syncline.sandbox.pardot.ObjectType.Verb;

/** The objects of this API that the sandbox has. */
final class Catalog {
  private static final String PROSPECTS = "prospects";
  private static final String PROSPECT = "prospect";
  private static final String PROSPECT_ID = "prospectId";
  private static final String CAMPAIGNS = "campaigns";
  private static final String CAMPAIGN = "campaign";
  private static final String CAMPAIGN_ID = "campaignId:integer";
  private static final String DELETED = "isDeleted";

  private Catalog() {}

  static List<ObjectType> objects(List<CustomField> customFields) {
    return Stream.of(
            Stream.of(prospects(customFields), users()), people(), assets(), Stream.of(imports()))
        .flatMap(Function.identity())
        .toList();
  }

  private static ObjectType users() {
    return ObjectType.readOnly(
        "users",
        "email! firstName! lastName! jobTitle! username! role! roleName! salesforceId!"
            + " tagReplacementLanguage!");
  }

  private static ObjectType imports() {
    return ObjectType.readOnly(
        "imports",
        "operation object status createOnNoMatch:boolean restoreDeleted:boolean batchesRef!"
            + " createdCount:integer! updatedCount:integer! errorCount:integer! errorRef! errorsRef!"
            + " isExpired:boolean!");
  }

  /** What surrounds prospects: the companies, what they are in and what they did. */
  private static Stream<ObjectType> people() {
    return Stream.of(
        ObjectType.writable(
            "lists",
            "name* title description isPublic:boolean isDynamic:boolean! isCrmVisible:boolean"),
        ObjectType.writable(
                "list-memberships", "listId:integer* prospectId:integer* optedOut:boolean")
            .refer("list", "listId", "lists")
            .refer(PROSPECT, PROSPECT_ID, PROSPECTS),
        ObjectType.writable(
            "custom-fields", "fieldId* name* type* isRequired:boolean salesforceId"),
        prospectAccounts(),
        ObjectType.readOnly(
                "opportunities",
                CAMPAIGN_ID
                    + "! closedAt:stamp! name! probability:integer! salesforceId! stage! status!"
                    + " type! value:decimal!")
            .without(DELETED)
            .refer(CAMPAIGN, "campaignId", CAMPAIGNS),
        visitorActivities(),
        externalActivities(),
        ObjectType.writable("tags", "name* objectCount:integer!").without(DELETED),
        ObjectType.readOnly(
                "tagged-objects", "objectId:integer! objectName! objectType! tagId:integer!")
            .without(DELETED, "updatedAt", "updatedById")
            .refer("tag", "tagId", "tags"));
  }

  private static ObjectType prospectAccounts() {
    return ObjectType.readOnly(
            "prospect-accounts",
            "name! number! annualRevenue! assignedToId:integer! billingAddressOne!"
                + " billingAddressTwo! billingCity! billingCountry! billingState! billingZip!"
                + " description:long_text! employees! fax! industry! ownership! phone! rating!"
                + " salesforceId! shippingAddressOne! shippingAddressTwo! shippingCity!"
                + " shippingCountry! shippingState! shippingZip! sic! site! tickerSymbol! type!"
                + " website!")
        .refer("assignedTo", "assignedToId", "users");
  }

  private static ObjectType visitorActivities() {
    return ObjectType.readOnly(
            "visitor-activities",
            CAMPAIGN_ID
                + "! customRedirectId:integer! details! emailId:integer! emailTemplateId:integer!"
                + " fileId:integer! formHandlerId:integer! formId:integer! landingPageId:integer!"
                + " listEmailId:integer! multivariateTestVariationId:integer!"
                + " opportunityId:integer! paidSearchAdId:integer! prospectId:integer!"
                + " siteSearchQueryId:integer! type:integer! typeName! visitId:integer!"
                + " visitorId:integer! visitorPageViewId:integer!")
        .without(DELETED, "createdById", "updatedById")
        .refer(CAMPAIGN, "campaignId", CAMPAIGNS)
        .refer(PROSPECT, PROSPECT_ID, PROSPECTS)
        .refer("email", "emailId", "emails")
        .refer("form", "formId", "forms")
        .refer("landingPage", "landingPageId", "landing-pages")
        .refer("opportunity", "opportunityId", "opportunities");
  }

  private static ObjectType externalActivities() {
    return ObjectType.of(
            ExternalActivityWrites.OBJECT,
            EnumSet.of(Verb.CREATE),
            "extension* type* email* value activityDate:stamp")
        .without(DELETED, "createdById", "updatedAt", "updatedById");
  }

  /** What marketers make, and people then meet. */
  private static Stream<ObjectType> assets() {
    return Stream.of(
        ObjectType.readOnly(
                CAMPAIGNS,
                "name! cost:decimal! folderId:integer! parentCampaignId:integer! salesforceId!")
            .refer("parentCampaign", "parentCampaignId", CAMPAIGNS),
        ObjectType.readOnly(
                "emails",
                CAMPAIGN_ID
                    + " clientType! listEmailId:integer! listId:integer! name prospectId:integer"
                    + " salesforceCmsId! sentAt:stamp! type!")
            .without(DELETED, "createdAt", "updatedAt", "updatedById")
            .refer(CAMPAIGN, "campaignId", CAMPAIGNS)
            .refer("list", "listId", "lists"),
        ObjectType.of(
                "forms",
                EnumSet.of(Verb.CREATE, Verb.DELETE),
                "name* campaignId:integer* layoutTemplateId:integer* embedCode:long_text!"
                    + " isUseRedirectLocation:boolean! salesforceCmsId! salesforceId!")
            .refer(CAMPAIGN, "campaignId", CAMPAIGNS),
        ObjectType.of(
                "landing-pages",
                EnumSet.of(Verb.CREATE),
                "name* campaignId:integer* bitlyIsPersonalized:boolean! bitlyShortUrl!"
                    + " isUseRedirectLocation:boolean! layoutCss:long_text!"
                    + " layoutCssGenerated:long_text! layoutTableBorder:integer! layoutType!"
                    + " salesforceCmsId! salesforceId! url! vanityUrl!")
            .refer(CAMPAIGN, "campaignId", CAMPAIGNS));
  }

  private static ObjectType prospects(List<CustomField> customFields) {
    ObjectType prospects =
        ObjectType.writable(
            PROSPECTS,
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
        .refer(CAMPAIGN, "campaignId", CAMPAIGNS)
        .refer("prospectAccount", "prospectAccountId", "prospect-accounts")
        .refer("user", "userId", "users")
        .refer("assignedTo", "assignedToId", "users");
  }
}
