package org.syncline.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.syncline.assignment.AssignmentRepository.Day;
import org.syncline.assignment.CrmUsers.User;
import org.syncline.assignment.GroupState.Turns;
import org.syncline.database.Rows;
import org.syncline.mapping.UserGroup;
import org.syncline.mapping.UserGroup.Member;

/** The tables of turns. All calls need a transaction. */
@ApplicationScoped
class TurnRepository {
  private final Rows rows;
  private final CrmUsers users;
  private final AssignmentRepository ledger;

  TurnRepository(Rows rows, CrmUsers users, AssignmentRepository ledger) {
    this.rows = rows;
    this.users = users;
    this.ledger = ledger;
  }

  private record Head(Instant lastTurnAt, long share) {}

  /** The group as it stands, which nobody else takes a turn of until the transaction ends. */
  GroupState locked(UserGroup group, Instant now) {
    Map<String, ?> name = Map.of("name", group.name());
    rows.run("insert into turn_group (name) values (:name) on conflict do nothing", name);
    return state(group, now, " for update");
  }

  /** The group as it stands. */
  GroupState seen(UserGroup group, Instant now) {
    return state(group, now, "");
  }

  private GroupState state(UserGroup group, Instant now, String lock) {
    Head head =
        rows
            .read(
                Head.class,
                "select last_turn_at, share from turn_group where name = :name" + lock,
                Map.of("name", group.name()))
            .stream()
            .findFirst()
            .orElse(new Head(null, 0));
    GroupState state = new GroupState(group, head.lastTurnAt(), head.share());
    Map<String, User> known = users.named(group.members().stream().map(Member::user).toList());
    Map<String, Turns> turns = turns(group);
    Map<String, Integer> today = today(group, known, now);
    for (Member member : group.members()) {
      Optional<User> user = Optional.ofNullable(known.get(member.user()));
      String id = user.map(User::id).orElse(member.user());
      state.add(member, user, Optional.ofNullable(turns.get(id)), today.getOrDefault(id, 0));
    }
    return state;
  }

  private Map<String, Turns> turns(UserGroup group) {
    return rows
        .read(
            Turns.class,
            "select \"user\", last_turn_at, last_assigned_at, turns, share from turn_member"
                + " where group_name = :name",
            Map.of("name", group.name()))
        .stream()
        .collect(Collectors.toMap(Turns::user, one -> one));
  }

  private Map<String, Integer> today(UserGroup group, Map<String, User> known, Instant now) {
    List<Day> days =
        group.members().stream()
            .filter(member -> known.containsKey(member.user()))
            .map(member -> new Day(known.get(member.user()).id(), begun(member, now)))
            .collect(Collectors.toMap(Day::user, day -> day, (one, other) -> one))
            .values()
            .stream()
            .toList();
    return new HashMap<>(ledger.since(group.name(), days));
  }

  private static Instant begun(Member member, Instant now) {
    return now.atZone(member.zone()).toLocalDate().atStartOfDay(member.zone()).toInstant();
  }

  void save(GroupState state) {
    Map<String, Object> head = new HashMap<>();
    head.put("name", state.group().name());
    head.put("at", state.lastTurnAt());
    head.put("share", state.share());
    rows.run(
        "update turn_group set last_turn_at = cast(:at as timestamptz), share = :share"
            + " where name = :name",
        head);
    rows.run(
        """
        insert into turn_member (group_name, "user", last_turn_at, last_assigned_at, turns, share)
        select :name, "user", last_turn_at, last_assigned_at, turns, share
        from jsonb_to_recordset(cast(:turns as jsonb)) as r("user" text, last_turn_at timestamptz,
          last_assigned_at timestamptz, turns bigint, share bigint)
        where last_turn_at is not null order by "user"
        on conflict (group_name, "user") do update set last_turn_at = excluded.last_turn_at,
          last_assigned_at = excluded.last_assigned_at, turns = excluded.turns,
          share = excluded.share
        """,
        Map.of("name", state.group().name(), "turns", state.turns()));
  }
}
