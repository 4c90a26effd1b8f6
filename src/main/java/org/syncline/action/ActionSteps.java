package org.syncline.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.action.MemberState.Member;
import org.syncline.action.MemberState.Wanted;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * Says what is to be done about actions as things are: whoever has no lead or contact yet waits for
 * it, and a member is never doubled.
 */
@ApplicationScoped
public class ActionSteps {
  private static final String STATUS = "Status";
  private static final String OWNER = "OwnerId";

  private final LinkRepository links;
  private final MirrorRepository mirrors;
  private final MemberState state;

  ActionSteps(LinkRepository links, MirrorRepository mirrors, MemberState state) {
    this.links = links;
    this.mirrors = mirrors;
    this.state = state;
  }

  /** Needs a transaction. */
  public List<Step> of(List<ActionRow> rows) {
    Map<RecordRef, RecordRef> people = people(rows);
    List<ActionRow> memberships =
        rows.stream().filter(row -> row.kind() == Kind.CAMPAIGN_MEMBER).toList();
    Map<RecordRef, Set<String>> statuses =
        state.statuses(memberships.stream().map(ActionSteps::campaign).distinct().toList());
    Map<Wanted, Member> members = state.members(wanted(memberships, people));
    Map<RecordRef, Mirrored> crm = mirrors.load(people.values());
    return rows.stream()
        .map(
            row -> {
              RecordRef person = people.get(row.person());
              if (person == null) {
                return new Step.Wait(row, row.person() + " has no lead or contact yet");
              }
              return row.kind() == Kind.TASK
                  ? task(row, person, Optional.ofNullable(crm.get(person)))
                  : member(row, person, statuses, members);
            })
        .toList();
  }

  private Map<RecordRef, RecordRef> people(List<ActionRow> rows) {
    Set<RecordRef> prospects = rows.stream().map(ActionRow::person).collect(Collectors.toSet());
    return links.of(prospects).stream()
        .filter(Link::open)
        .collect(Collectors.toMap(Link::marketing, Link::crm, (one, other) -> one));
  }

  private static RecordRef campaign(ActionRow row) {
    return RecordRef.crm("Campaign", row.key());
  }

  private static Collection<Wanted> wanted(
      List<ActionRow> memberships, Map<RecordRef, RecordRef> people) {
    return memberships.stream()
        .filter(row -> people.containsKey(row.person()))
        .map(row -> new Wanted(campaign(row), people.get(row.person())))
        .collect(Collectors.toSet());
  }

  private static Step member(
      ActionRow row,
      RecordRef person,
      Map<RecordRef, Set<String>> statuses,
      Map<Wanted, Member> members) {
    String status = row.fields().get(STATUS).text();
    Set<String> allowed = statuses.getOrDefault(campaign(row), Set.of());
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
    Member member = members.get(new Wanted(campaign(row), person));
    if (member == null) {
      return new Step.Send(row, person, write(row, Write.Kind.CREATE, null, ofPerson(row, person)));
    }
    return member.status().equals(status)
        ? new Step.Nothing(row, Optional.of(member.record()))
        : new Step.Send(
            row,
            person,
            write(row, Write.Kind.UPDATE, member.record(), Map.of(STATUS, FieldValue.of(status))));
  }

  private static Map<String, FieldValue> ofPerson(ActionRow row, RecordRef person) {
    Map<String, FieldValue> fields = new HashMap<>(row.fields());
    fields.put(person.object() + "Id", FieldValue.of(person.id()));
    return fields;
  }

  private static Step task(ActionRow row, RecordRef person, Optional<Mirrored> known) {
    Map<String, FieldValue> fields = new LinkedHashMap<>(row.fields());
    fields.put("WhoId", FieldValue.of(person.id()));
    known
        .map(one -> one.field(OWNER))
        .filter(FieldValue::present)
        .ifPresent(owner -> fields.putIfAbsent(OWNER, owner));
    return new Step.Send(row, person, write(row, Write.Kind.CREATE, null, fields));
  }

  private static Write write(
      ActionRow row, Write.Kind kind, RecordRef target, Map<String, FieldValue> fields) {
    return new Write(
        row.id(),
        row.kind().object(),
        kind,
        Optional.ofNullable(target).map(RecordRef::id),
        fields,
        row.firstSentAt());
  }
}
