package org.syncline.sandbox.salesforce;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the org itself writes when somebody writes, whoever it is. */
final class Consequences {
  private static final String STAGE = "StageName";
  private static final String PROBABILITY = "Probability";
  private static final String STATUS = "Status";
  private static final String CAMPAIGN = "CampaignId";
  private static final String RESPONDED = "HasResponded";
  private static final String FIRST_RESPONSE = "FirstRespondedDate";
  private static final String DEFAULT = "IsDefault";
  private static final String STATUSES = "CampaignMemberStatus";
  private static final String PROFILE = "ProfileId";

  private final SalesforceStore store;
  private final PersonAccounts persons;

  Consequences(SalesforceStore store) {
    this.store = store;
    this.persons = new PersonAccounts(store);
  }

  /**
   * Fills the fields that follow from others.
   *
   * @param before the record as it was, or empty as it is made
   * @param next what it is to hold
   */
  void fill(SRecord before, Map<String, Object> next, Instant at) {
    switch (before.type().name()) {
      case "Opportunity" -> stage(before, next, at);
      case "CampaignMember" -> response(before, next, at);
      case "Task" -> completion(before, next, at);
      case "User" -> profile(next);
      case "Account" -> PersonAccounts.fill(next);
      default -> name(before, next);
    }
  }

  private static boolean isNew(SRecord before) {
    return before.fields().isEmpty();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private void stage(SRecord before, Map<String, Object> next, Instant at) {
    Object name = next.get(STAGE);
    if (Objects.equals(name, before.get(STAGE))) {
      return;
    }
    store.all("OpportunityStage").stream()
        .filter(stage -> stage.get("MasterLabel").equals(name))
        .findFirst()
        .ifPresent(stage -> enter(stage, before, next));
    if (!isNew(before)) {
      next.put("LastStageChangeDate", at);
    }
  }

  private static void enter(SRecord stage, SRecord before, Map<String, Object> next) {
    next.put("IsClosed", stage.get("IsClosed"));
    next.put("IsWon", stage.get("IsWon"));
    next.put("ForecastCategory", stage.get("ForecastCategory"));
    // one that is given with the stage is kept
    if (Objects.equals(next.get(PROBABILITY), before.get(PROBABILITY))) {
      next.put(PROBABILITY, stage.get("DefaultProbability"));
    }
  }

  private void response(SRecord before, Map<String, Object> next, Instant at) {
    if (isNew(before) && next.get("ContactId") != null) {
      next.remove("LeadId");
    }
    Optional<SRecord> status = status(next);
    status.ifPresent(known -> next.putIfAbsent(STATUS, known.get("Label")));
    boolean responded =
        status.filter(known -> Boolean.TRUE.equals(known.get(RESPONDED))).isPresent();
    next.put(RESPONDED, responded);
    if (responded && next.get(FIRST_RESPONSE) == null) {
      next.put(FIRST_RESPONSE, day(at).toString());
    }
  }

  /** Without one of its own, a member has the campaign's default status. */
  private Optional<SRecord> status(Map<String, Object> member) {
    Object label = member.get(STATUS);
    return store.children(STATUSES, CAMPAIGN, String.valueOf(member.get(CAMPAIGN))).stream()
        .filter(status -> !status.deleted())
        .filter(
            status ->
                label == null
                    ? Boolean.TRUE.equals(status.get(DEFAULT))
                    : label.equals(status.get("Label")))
        .findFirst();
  }

  private static void completion(SRecord before, Map<String, Object> next, Instant at) {
    boolean closed = "Completed".equals(next.get(STATUS));
    if (closed != Boolean.TRUE.equals(before.get("IsClosed"))) {
      next.put("CompletedDateTime", closed ? at : null);
    }
    next.put("IsClosed", closed);
  }

  private void profile(Map<String, Object> next) {
    if (next.get(PROFILE) == null) {
      store.all("Profile").stream()
          .filter(profile -> "Standard User".equals(profile.get("Name")))
          .findFirst()
          .ifPresent(profile -> next.put(PROFILE, profile.id()));
    }
  }

  /** A record of a custom object that nobody named goes by its id. */
  private static void name(SRecord before, Map<String, Object> next) {
    if (before.type().custom()) {
      next.putIfAbsent("Name", before.id());
    }
  }

  /** Writes the other records that follow from one. */
  void follow(SRecord record, String by, Instant at) {
    switch (record.type().name()) {
      case "Campaign" -> statuses(record, by, at);
      case STATUSES -> onlyDefault(record, by, at);
      case "Account", "Contact" -> persons.follow(record, by, at);
      default -> {}
    }
  }

  /** What every new campaign offers. */
  private void statuses(SRecord campaign, String by, Instant at) {
    if (store.children(STATUSES, CAMPAIGN, campaign.id()).isEmpty()) {
      store.insert(STATUSES, offered(campaign, "Sent", false, 1), by, at);
      store.insert(STATUSES, offered(campaign, "Responded", true, 2), by, at);
    }
  }

  private static Map<String, Object> offered(
      SRecord campaign, String label, boolean responded, int order) {
    return Map.of(
        CAMPAIGN,
        campaign.id(),
        "Label",
        label,
        RESPONDED,
        responded,
        DEFAULT,
        !responded,
        "SortOrder",
        order);
  }

  private void onlyDefault(SRecord status, String by, Instant at) {
    if (Boolean.TRUE.equals(status.get(DEFAULT))) {
      store.children(STATUSES, CAMPAIGN, String.valueOf(status.get(CAMPAIGN))).stream()
          .filter(other -> !other.id().equals(status.id()))
          .filter(other -> Boolean.TRUE.equals(other.get(DEFAULT)))
          .forEach(other -> store.update(STATUSES, other.id(), Map.of(DEFAULT, false), by, at));
    }
  }
}
