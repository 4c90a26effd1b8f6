package org.syncline.assignment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.assignment.Assignment.Standing;
import org.syncline.assignment.CrmUsers.User;
import org.syncline.decision.assignment.Member;
import org.syncline.mapping.UserGroup;

/** A group under its lock: how its members stand, and what turns make of that. */
final class GroupState {
  /** All numbers up to the greatest weight divide it, so that shares stay whole. */
  static final long ONE_TURN = 232_792_560L;

  private final UserGroup group;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private Instant lastTurnAt;
  private long share;

  /**
   * @param lastTurnAt of any member; null for never
   * @param share that whoever is new begins with, so that nothing is owed to them
   */
  GroupState(UserGroup group, Instant lastTurnAt, long share) {
    this.group = group;
    this.lastTurnAt = lastTurnAt;
    this.share = share;
  }

  /** One member's. */
  private static final class Place {
    private final UserGroup.Member member;
    private final Optional<User> user;
    private Turns turns;
    private int today;

    Place(UserGroup.Member member, Optional<User> user, Turns turns, int today) {
      this.member = member;
      this.user = user;
      this.turns = turns;
      this.today = today;
    }
  }

  /**
   * What is stored of a member.
   *
   * @param turns those that were taken
   * @param share turns that came, taken or passed over, by weight
   */
  record Turns(String user, Instant lastTurnAt, Instant lastAssignedAt, long turns, long share) {}

  void add(UserGroup.Member member, Optional<User> user, Optional<Turns> known, int today) {
    String id = user.map(User::id).orElse(member.user());
    Turns turns = known.orElseGet(() -> new Turns(id, null, null, 0, share));
    places.put(id, new Place(member, user, turns, today));
  }

  UserGroup group() {
    return group;
  }

  Instant lastTurnAt() {
    return lastTurnAt;
  }

  long share() {
    return share;
  }

  List<Turns> turns() {
    return places.values().stream().map(place -> place.turns).toList();
  }

  List<Standing> standings() {
    return turns().stream()
        .map(one -> new Standing(one.user(), one.lastTurnAt(), one.turns(), one.share()))
        .toList();
  }

  /** As rules see them. */
  List<Member> members(Instant now) {
    ZonedDateTime at = now.atZone(ZoneOffset.UTC);
    return places.values().stream().map(place -> member(place, at)).toList();
  }

  private static Member member(Place place, ZonedDateTime at) {
    UserGroup.Member given = place.member;
    return new Member(
        place.turns.user(),
        place.user.filter(User::active).isPresent(),
        place.user.map(User::since).orElse(null),
        given.weight(),
        place.turns.share(),
        place.turns.lastTurnAt(),
        place.today,
        given.dailyCap().filter(cap -> place.today >= cap).isPresent(),
        given.works(at),
        given.outOfOffice(at));
  }

  /** A turn is taken, behind those that passed on: each is a moment later than the one before. */
  void take(String taker, Collection<String> passedOver, Instant now) {
    share = places.get(taker).turns.share();
    passedOver.forEach(user -> came(user, now, false));
    came(taker, now, true);
  }

  private void came(String user, Instant now, boolean taken) {
    Place place = places.get(user);
    Instant then = now.truncatedTo(ChronoUnit.MICROS);
    boolean later = lastTurnAt == null || then.isAfter(lastTurnAt);
    lastTurnAt = later ? then : lastTurnAt.plus(1, ChronoUnit.MICROS);
    Turns before = place.turns;
    place.turns =
        new Turns(
            user,
            lastTurnAt,
            taken ? lastTurnAt : before.lastAssignedAt(),
            before.turns() + (taken ? 1 : 0),
            before.share() + ONE_TURN / place.member.weight());
    place.today += taken ? 1 : 0;
  }
}
