package org.syncline.action;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.action.ListState.Listed;
import org.syncline.action.MemberState.Member;
import org.syncline.mapping.MappingSet;
import org.syncline.mirror.Mirrored;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * What is known of those for whom actions are to be done.
 *
 * @param people the lead or contact of each prospect that has one
 * @param statuses that a member of each campaign may have
 */
record Known(
    MappingSet mappings,
    Map<RecordRef, RecordRef> people,
    Map<RecordRef, Mirrored> mirrors,
    Map<RecordRef, Set<String>> statuses,
    Map<MemberState.Wanted, Member> members,
    Map<ListState.Wanted, Listed> lists) {

  Optional<RecordRef> crm(ActionRow row) {
    return Optional.ofNullable(people.get(row.person()));
  }

  Optional<Mirrored> prospect(ActionRow row) {
    return Optional.ofNullable(mirrors.get(row.person()));
  }

  /** Whoever owns the lead or contact. */
  Optional<FieldValue> owner(RecordRef crm) {
    return Optional.ofNullable(mirrors.get(crm))
        .map(one -> one.field("OwnerId"))
        .filter(FieldValue::present);
  }
}
