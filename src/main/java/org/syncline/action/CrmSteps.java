package org.syncline.action;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.action.MemberState.Member;
import org.syncline.action.MemberState.Wanted;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** What is to be done about an action in the CRM: a member is never doubled. */
final class CrmSteps {
  private static final String STATUS = "Status";
  private static final String OWNER = "OwnerId";
  private static final String MEMBER = "CampaignMember";
  private static final String TASK = "Task";

  private final Known known;

  CrmSteps(Known known) {
    this.known = known;
  }

  static RecordRef campaign(ActionRow row) {
    return RecordRef.crm("Campaign", row.key());
  }

  Step member(ActionRow row, RecordRef person) {
    String status = row.fields().get(STATUS).text();
    Set<String> allowed = known.statuses().getOrDefault(campaign(row), Set.of());
    if (allowed.isEmpty()) {
      return new Step.Wait(row, "the member statuses of " + campaign(row) + " were not read yet");
    }
    if (!allowed.contains(status)) {
      return new Step.Refuse(
          row,
          "BAD_STATUS",
          "the status '%s' is none of %s, allowed: %s"
              .formatted(status, campaign(row), String.join(", ", allowed)));
    }
    Member member = known.members().get(new Wanted(campaign(row), person));
    if (member == null) {
      return send(row, person, MEMBER, Write.Kind.CREATE, null, ofPerson(row, person));
    }
    return status.equals(member.status())
        ? new Step.Nothing(row, Optional.of(member.record()))
        : send(
            row,
            person,
            MEMBER,
            Write.Kind.UPDATE,
            member.record(),
            Map.of(STATUS, FieldValue.of(status)));
  }

  private static Map<String, FieldValue> ofPerson(ActionRow row, RecordRef person) {
    Map<String, FieldValue> fields = new HashMap<>(row.fields());
    fields.put(person.object() + "Id", FieldValue.of(person.id()));
    return fields;
  }

  /** A task belongs to whoever owns the lead or contact, unless it says otherwise. */
  Step task(ActionRow row, RecordRef person, Map<String, FieldValue> given) {
    Map<String, FieldValue> fields = new LinkedHashMap<>(given);
    fields.put("WhoId", FieldValue.of(person.id()));
    known.owner(person).ifPresent(owner -> fields.putIfAbsent(OWNER, owner));
    return send(row, person, TASK, Write.Kind.CREATE, null, fields);
  }

  private static Step send(
      ActionRow row,
      RecordRef person,
      String object,
      Write.Kind kind,
      RecordRef target,
      Map<String, FieldValue> fields) {
    Optional<String> id = Optional.ofNullable(target).map(RecordRef::id);
    return new Step.Send(
        row, person, new Write(row.id(), object, kind, id, fields, row.firstSentAt()));
  }
}
