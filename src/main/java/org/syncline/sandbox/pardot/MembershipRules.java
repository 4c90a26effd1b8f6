package org.syncline.sandbox.pardot;

import java.util.Map;
import java.util.Objects;

/** Who can be put on which list: nobody twice, and nobody by hand on a dynamic one. */
final class MembershipRules {
  static final String OBJECT = "list-memberships";
  private static final String LIST_ID = "listId";
  private static final String PROSPECT_ID = "prospectId";

  private final PardotStore store;
  private final Table memberships;

  MembershipRules(PardotStore store) {
    this.store = store;
    this.memberships = store.table(OBJECT);
  }

  /** The list and the prospect of a new membership are known already. */
  void check(Map<Integer, Object> values) {
    Integer list = (Integer) values.get(memberships.type().index(LIST_ID));
    Integer prospect = (Integer) values.get(memberships.type().index(PROSPECT_ID));
    if (alive("prospects", prospect) == null) {
      throw PardotError.bad(3, "Invalid prospect ID: " + prospect);
    }
    checkList(list);
    if (isMember(list, prospect)) {
      throw PardotError.bad(
          58, "That prospect is already a member of that list. Update the membership instead.");
    }
  }

  private void checkList(Integer id) {
    Row list = alive("lists", id);
    if (list == null) {
      throw PardotError.bad(55, "Invalid list ID: " + id);
    }
    if (Boolean.TRUE.equals(list.get(store.table("lists").type().index("isDynamic")))) {
      throw PardotError.bad(55, "Invalid list ID: " + id + " is a dynamic list");
    }
  }

  /** The record, or null where it is in the recycle bin. */
  private Row alive(String object, Integer id) {
    return store.table(object).current(id).filter(row -> !row.deleted()).orElse(null);
  }

  private boolean isMember(Integer list, Integer prospect) {
    int listId = memberships.type().index(LIST_ID);
    return memberships.find(PROSPECT_ID, prospect.toString()).stream()
        .anyMatch(row -> !row.deleted() && Objects.equals(row.get(listId), list));
  }
}
