package org.syncline.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.kept.Users;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.mirror.MirrorRepository;
import org.syncline.record.ActionKind;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/**
 * Says what is to be done about actions as things are: what is done in the CRM to whoever has no
 * lead or contact yet waits for it.
 */
@ApplicationScoped
public class ActionSteps {
  private final LinkRepository links;
  private final MirrorRepository mirrors;
  private final MemberState members;
  private final ListState lists;
  private final Users users;
  private final NotifyConfig notify;
  private final RuleSets ruleSets;

  ActionSteps(
      LinkRepository links,
      MirrorRepository mirrors,
      MemberState members,
      ListState lists,
      Users users,
      NotifyConfig notify,
      RuleSets ruleSets) {
    this.links = links;
    this.mirrors = mirrors;
    this.members = members;
    this.lists = lists;
    this.users = users;
    this.notify = notify;
    this.ruleSets = ruleSets;
  }

  /** Needs a transaction. */
  public List<Step> of(List<ActionRow> rows) {
    Known known = known(rows);
    return rows.stream().map(row -> step(row, known)).toList();
  }

  private Step step(ActionRow row, Known known) {
    if (known.prospect(row).filter(prospect -> prospect.deleted()).isPresent()) {
      return new Step.Refuse(row, "DELETED", row.person() + " was deleted");
    }
    return switch (row.kind()) {
      case CAMPAIGN_MEMBER, TASK -> inCrm(row, known);
      case FIELD -> new ProspectSteps(known).field(row);
      case TAG -> new ProspectSteps(known).tag(row);
      case LIST -> new ProspectSteps(known).list(row);
      case SCORE -> new Step.Raise(row);
      case OWNER -> owner(row, known);
      case RECREATION -> new Step.Allow(row);
      case NOTIFICATION -> new NoticeSteps(known, notify, this::address).of(row);
      case EXTERNAL -> invoke(row, known);
      case STEP -> throw new IllegalStateException("a step of a program is no action to be sent");
    };
  }

  private static Step inCrm(ActionRow row, Known known) {
    CrmSteps steps = new CrmSteps(known);
    return known
        .crm(row)
        .map(
            person ->
                row.kind() == ActionKind.TASK
                    ? steps.task(row, person, row.fields())
                    : steps.member(row, person))
        .orElseGet(() -> new Step.Wait(row, row.person() + " has no lead or contact yet"));
  }

  /**
   * The pipeline gives it to somebody; whoever has a lead or contact belongs to somebody already.
   */
  private static Step owner(ActionRow row, Known known) {
    return known
        .crm(row)
        .<Step>map(person -> new Step.Nothing(row, Optional.of(person)))
        .orElseGet(() -> new Step.Wait(row, "nobody was found yet for " + row.person()));
  }

  private static Step invoke(ActionRow row, Known known) {
    String action = row.fields().get(ActionRow.ACTION).text();
    Map<String, FieldValue> parameters = new HashMap<>();
    row.fields()
        .forEach(
            (name, value) -> {
              if (name.startsWith(ActionRow.PARAMETER)) {
                parameters.put(name.substring(ActionRow.PARAMETER.length()), value);
              }
            });
    return known
        .prospect(row)
        .<Step>map(prospect -> new Step.Invoke(row, action, prospect.fields(), parameters))
        .orElseGet(() -> new Step.Wait(row, row.person() + " was not read yet"));
  }

  private Optional<String> address(String user) {
    return users.of(user).map(Users.User::email).filter(email -> !email.isBlank());
  }

  private Known known(List<ActionRow> rows) {
    Map<RecordRef, RecordRef> people = people(rows);
    Set<RecordRef> records = new HashSet<>(people.values());
    rows.forEach(row -> records.add(row.person()));
    List<ActionRow> memberships = of(rows, ActionKind.CAMPAIGN_MEMBER).toList();
    return new Known(
        ruleSets.current().mappings(),
        people,
        mirrors.load(records),
        members.statuses(memberships.stream().map(CrmSteps::campaign).distinct().toList()),
        members.members(
            memberships.stream()
                .filter(row -> people.containsKey(row.person()))
                .map(
                    row -> new MemberState.Wanted(CrmSteps.campaign(row), people.get(row.person())))
                .collect(Collectors.toSet())),
        lists.memberships(
            of(rows, ActionKind.LIST).map(ListState.Wanted::of).collect(Collectors.toSet())));
  }

  private static Stream<ActionRow> of(List<ActionRow> rows, ActionKind kind) {
    return rows.stream().filter(row -> row.kind() == kind);
  }

  private Map<RecordRef, RecordRef> people(List<ActionRow> rows) {
    Set<RecordRef> prospects = rows.stream().map(ActionRow::person).collect(Collectors.toSet());
    return links.of(prospects).stream()
        .filter(Link::open)
        .collect(Collectors.toMap(Link::marketing, Link::crm, (one, other) -> one));
  }
}
