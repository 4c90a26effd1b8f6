package org.syncline.sandbox.salesforce;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes one record of two or three, as the pages for duplicates do. */
final class Merge {
  private static final Set<String> OBJECTS = Set.of("Lead", "Contact", "Account");
  private static final int MOST = 2;

  /** Which child stands but once for each record of the one and of the other parent. */
  private static final Map<String, String> ONCE_BY =
      Map.of("OpportunityContactRole", "OpportunityId", "CampaignMember", "CampaignId");

  private final SalesforceStore store;
  private final Desk desk;
  private final Saves saves;

  Merge(SalesforceStore store, Desk desk, Saves saves) {
    this.store = store;
    this.desk = desk;
    this.saves = saves;
  }

  void merge(SRecord winner, List<SRecord> losers, Map<String, Object> fields, Saves.By by) {
    check(winner, losers);
    for (SRecord loser : losers) {
      moveChildren(loser, winner.id(), by);
      desk.change(loser, "merge", Map.of(SalesforceStore.MASTER, winner.id()), by);
      desk.delete(loser, "delete", by);
    }
    // only now, because the winner may take over what belongs to one record at a time
    saves.update(winner.type(), winner.id(), fields, by);
  }

  private static void check(SRecord winner, List<SRecord> losers) {
    if (!OBJECTS.contains(winner.type().name())) {
      throw new IllegalArgumentException("no merging of " + winner.type().name());
    }
    if (losers.isEmpty() || losers.size() > MOST) {
      throw new IllegalArgumentException("one or two losers, not " + losers.size());
    }
    Set<String> ids = new HashSet<>(Set.of(winner.id()));
    for (SRecord loser : losers) {
      if (!ids.add(loser.id())) {
        throw new IllegalArgumentException(loser.id() + " is there twice");
      }
    }
    if (Conversion.done(winner) || losers.stream().anyMatch(Conversion::done)) {
      throw new IllegalArgumentException("converted leads cannot be merged");
    }
  }

  private void moveChildren(SRecord loser, String winner, Saves.By by) {
    for (SObjectType type : store.schema().all()) {
      type.fields().values().stream()
          .filter(field -> field.to().contains(loser.type().name()))
          .forEach(field -> moveChildren(type, field, loser.id(), winner, by));
    }
  }

  private void moveChildren(
      SObjectType type, SField parent, String loser, String winner, Saves.By by) {
    for (SRecord child : store.all(type.name())) {
      if (child.deleted() || !loser.equals(child.get(parent.name()))) {
        continue;
      }
      if (isThere(child, parent, winner)) {
        desk.delete(child, "delete", by);
      } else {
        desk.change(child, "update", Map.of(parent.name(), winner), by);
      }
    }
  }

  private boolean isThere(SRecord child, SField parent, String winner) {
    String other = ONCE_BY.get(child.type().name());
    return other != null
        && store.all(child.type().name()).stream()
            .anyMatch(
                twin ->
                    !twin.deleted()
                        && winner.equals(twin.get(parent.name()))
                        && Objects.equals(twin.get(other), child.get(other)));
  }
}
