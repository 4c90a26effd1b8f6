package org.syncline.sandbox.salesforce;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What people do in the org's own pages. What the org refuses is an IllegalArgumentException that
 * says why; it has changed nothing then.
 */
public final class OrgPages {
  private static final String STAGE_CHANGED = "LastStageChangeDate";

  private final SalesforceStore store;
  private final Saves saves;
  private final Desk desk;
  private final Transactions transactions;
  private final UnaryOperator<String> userOf;

  OrgPages(
      SalesforceStore store,
      Saves saves,
      Desk desk,
      Transactions transactions,
      UnaryOperator<String> userOf) {
    this.store = store;
    this.saves = saves;
    this.desk = desk;
    this.transactions = transactions;
    this.userOf = userOf;
  }

  /**
   * What is chosen when a lead is converted.
   *
   * @param accountId null: that of the contact, or a new one
   * @param contactId null: a new one
   * @param opportunity whether one is made
   * @param opportunityName null: made of the lead's company
   */
  public record Choice(
      String accountId, String contactId, boolean opportunity, String opportunityName) {}

  /** What a lead was converted to. */
  public record Converted(String accountId, String contactId, Optional<String> opportunityId) {}

  private Saves.By by(String who) {
    return new Saves.By(userOf.apply(who), who, true, true);
  }

  private static <T> T clearly(Supplier<T> work) {
    try {
      return work.get();
    } catch (SalesforceError e) {
      throw new IllegalArgumentException(e.code() + ": " + e.getMessage(), e);
    }
  }

  private <T> T whole(Supplier<T> work) {
    return clearly(() -> transactions.allOrNone(work, result -> false));
  }

  /** Somebody edits a record. */
  public void edit(String object, String id, Map<String, Object> fields, String who) {
    Saves.By by = by(who);
    clearly(
        () -> {
          saves.update(desk.open(object, id).type(), id, fields, by);
          return id;
        });
  }

  /** Somebody takes a record out of the recycle bin. */
  public void undelete(String object, String id, String who) {
    SRecord record =
        store
            .schema()
            .type(object)
            .flatMap(type -> store.find(type.name(), id))
            .filter(SRecord::deleted)
            .orElseThrow(
                () -> new IllegalArgumentException("no deleted " + object + " " + id + " here"));
    desk.undelete(record, by(who));
  }

  /** Somebody makes a contact of a lead. */
  public Converted convert(String lead, Choice choice, String who) {
    Saves.By by = by(who);
    return whole(() -> new Conversion(store, desk).convert(lead, choice, by));
  }

  /** Somebody merges records into the first one, which also takes these values. */
  public void merge(
      String object, String winner, List<String> losers, Map<String, Object> fields, String who) {
    Saves.By by = by(who);
    whole(
        () -> {
          List<SRecord> merged = losers.stream().map(loser -> desk.open(object, loser)).toList();
          new Merge(store, desk, saves).merge(desk.open(object, winner), merged, fields, by);
          return winner;
        });
  }

  /** The stage of an opportunity was changed so many days ago last. */
  public void quiet(String opportunity, int days, String who) {
    require(days >= 0, "days are not negative");
    SRecord record = desk.open("Opportunity", opportunity);
    desk.change(
        record, "update", Map.of(STAGE_CHANGED, desk.now().minus(Duration.ofDays(days))), by(who));
  }

  /** Somebody gives a record to another user, or a lead to a queue. */
  public void handOver(String object, String id, String owner, String who) {
    SRecord record = desk.open(object, id);
    if (record.type().field("OwnerId").isEmpty()) {
      throw new IllegalArgumentException(object + " has no owner");
    }
    SRecord next = owner(record.type(), Objects.requireNonNull(owner, "an owner is required"));
    edit(object, id, Map.of("OwnerId", next.id()), who);
  }

  private SRecord owner(SObjectType of, String id) {
    SRecord owner =
        store
            .findAny(id)
            .filter(found -> !found.deleted())
            .orElseThrow(() -> new IllegalArgumentException("no user or queue " + id));
    boolean active = Boolean.TRUE.equals(owner.get("IsActive"));
    switch (owner.type().name()) {
      case "User" -> require(active, "user " + id + " is not active");
      case "Group" -> require(of.name().equals("Lead"), "a queue owns leads only");
      default -> throw new IllegalArgumentException(id + " is no user and no queue");
    }
    return owner;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
