package org.syncline.sandbox.pardot;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes prospects as Pardot does: with the fields that follow from others. */
final class ProspectWrites {
  private static final String LEAD_PREFIX = "00Q";

  private final PardotStore store;
  private final Table prospects;
  private final Table users;
  private final ObjectType type;
  private final Clock clock;

  ProspectWrites(PardotStore store, Clock clock) {
    this.store = store;
    this.prospects = store.table("prospects");
    this.users = store.table("users");
    this.type = prospects.type();
    this.clock = clock;
  }

  Row create(Map<String, Object> fields, String who) {
    RecordInput input = checked(fields);
    Map<Integer, Object> values = new HashMap<>();
    List.of(
            "optedOut",
            "isDoNotCall",
            "isDoNotEmail",
            "isReviewed",
            "isStarred",
            "isEmailHardBounced")
        .forEach(flag -> values.put(type.index(flag), false));
    values.put(type.index("score"), 0);
    values.putAll(input.values());
    if (values.get(type.index("email")) == null) {
      throw PardotError.missing("email");
    }
    follow(values, null);
    return store.add(prospects, values, clock.instant(), who, input.names());
  }

  Row update(Row row, Map<String, Object> fields, String who) {
    if (row.deleted()) {
      throw PardotError.bad(
          219, "Deleted records can't be updated. Please undelete before updating.");
    }
    RecordInput input = checked(fields);
    Map<Integer, Object> values = new HashMap<>(input.values());
    if (values.containsKey(type.index("email")) && values.get(type.index("email")) == null) {
      throw PardotError.bad(4, "Invalid prospect email address: an address is required");
    }
    follow(values, row);
    return store.change(prospects, row, values, "update", who, input.names());
  }

  Row undelete(Row row, String who) {
    return store.change(
        prospects, row, Map.of(ObjectType.IS_DELETED, false), "undelete", who, List.of());
  }

  /** The prospect with this address that was updated last. */
  Optional<Row> latestByEmail(String email, boolean deleted) {
    return latest("email", email, deleted);
  }

  Optional<Row> latestBySalesforceId(String id, boolean deleted) {
    return latest("salesforceId", id, deleted);
  }

  private Optional<Row> latest(String field, String value, boolean deleted) {
    return prospects.find(field, value).stream()
        .filter(row -> row.deleted() == deleted)
        .max(Comparator.comparingLong(Row::updatedAt).thenComparingInt(Row::id));
  }

  private RecordInput checked(Map<String, Object> fields) {
    RecordInput input = RecordInput.of(type, fields);
    input.checkEmail(type.index("email"));
    Integer user = (Integer) input.values().get(type.index("userId"));
    if (user != null && users.current(user).isEmpty()) {
      throw PardotError.bad(10, "Invalid user ID: " + user);
    }
    Integer campaign = (Integer) input.values().get(type.index("campaignId"));
    if (campaign != null && store.table("campaigns").current(campaign).isEmpty()) {
      throw PardotError.bad(38, "Invalid campaign ID: " + campaign);
    }
    return input;
  }

  private void follow(Map<Integer, Object> values, Row before) {
    followSalesforceId(values);
    if (values.containsKey(type.index("userId"))) {
      assignTo((Integer) values.get(type.index("userId")), values, before);
    } else if (values.containsKey(type.index("salesforceOwnerId"))) {
      assignToOwner((String) values.get(type.index("salesforceOwnerId")), values, before);
    }
  }

  private void followSalesforceId(Map<Integer, Object> values) {
    if (values.containsKey(type.index("salesforceId"))) {
      String id = (String) values.get(type.index("salesforceId"));
      boolean lead = id != null && id.startsWith(LEAD_PREFIX);
      values.put(type.index("salesforceLeadId"), lead ? id : null);
      values.put(type.index("salesforceContactId"), lead ? null : id);
    }
  }

  private void assignTo(Integer user, Map<Integer, Object> values, Row before) {
    values.put(type.index("assignedToId"), user);
    Object owner =
        user == null
            ? null
            : users.current(user).orElseThrow().get(users.type().index("salesforceId"));
    values.put(type.index("salesforceOwnerId"), owner);
    markAssigned(owner, values, before);
  }

  private void assignToOwner(String owner, Map<Integer, Object> values, Row before) {
    // an owner whom Pardot does not know (a queue, say) is kept as the id alone
    Integer user =
        owner == null
            ? null
            : users.find("salesforceId", owner).stream().findFirst().map(Row::id).orElse(null);
    values.put(type.index("userId"), user);
    values.put(type.index("assignedToId"), user);
    markAssigned(owner, values, before);
  }

  private void markAssigned(Object owner, Map<Integer, Object> values, Row before) {
    int first = type.index("firstAssignedAt");
    if (owner != null && (before == null || before.get(first) == null)) {
      values.put(first, clock.instant().getEpochSecond());
    }
  }
}
